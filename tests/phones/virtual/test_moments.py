from __future__ import annotations

from datetime import date, datetime

import pytest

from fingertips.phones.virtual import moments

NOW = moments.milliseconds(datetime(2026, 6, 10, 9, 30))


@pytest.mark.parametrize(
    ("before", "zh", "en"),
    [
        (0, "09:30", "09:30"),
        (9 * moments.HOUR, "00:30", "00:30"),
        (10 * moments.HOUR, "昨天", "Yesterday"),
        (3 * moments.DAY, "周日", "Sun"),
        (40 * moments.DAY, "5月1日", "May 1"),
        (400 * moments.DAY, "2025年5月6日", "May 6, 2025"),
    ],
)
def test_the_nearer_a_moment_the_shorter_it_is_said(before, zh, en):
    assert moments.ago(NOW - before, NOW, "zh") == zh
    assert moments.ago(NOW - before, NOW, "en") == en


def test_an_exact_moment_has_its_time_of_day_once():
    assert moments.exact(NOW, NOW, "en") == "09:30"
    assert moments.exact(NOW - moments.DAY, NOW, "en") == "Yesterday 09:30"


def test_the_phone_stands_in_chinas_time_zone():
    assert moments.clock(0) == "08:00"
    assert moments.day(0) == date(1970, 1, 1)
    assert moments.milliseconds(moments.local(NOW)) == NOW
