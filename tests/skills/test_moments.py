"""What dates, times and counts come to, as people say them in Chinese and English."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingertips.skills.counts import number
from fingertips.skills.moments import DATE, TIME, clock, day, spellings
from fingertips.skills.wording import Part, tokens

TUESDAY = date(2026, 11, 24)
DAYS = st.dates(date(2024, 1, 1), date(2035, 12, 31))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("今天", date(2026, 11, 24)),
        ("明天", date(2026, 11, 25)),
        ("后天", date(2026, 11, 26)),
        ("大后天", date(2026, 11, 27)),
        ("tomorrow", date(2026, 11, 25)),
        ("the day after tomorrow", date(2026, 11, 26)),
        ("tonight", date(2026, 11, 24)),
        ("周五", date(2026, 11, 27)),
        ("这周六", date(2026, 11, 28)),
        ("本周日", date(2026, 11, 29)),
        ("下周五", date(2026, 12, 4)),
        ("下下周一", date(2026, 12, 7)),
        ("星期一", date(2026, 11, 30)),
        ("礼拜天", date(2026, 11, 29)),
        ("周二", date(2026, 11, 24)),
        ("Friday", date(2026, 11, 27)),
        ("on Friday", date(2026, 11, 27)),
        ("next Friday", date(2026, 12, 4)),
        ("this Saturday", date(2026, 11, 28)),
        ("Monday", date(2026, 11, 30)),
        ("12月3号", date(2026, 12, 3)),
        ("12月3日", date(2026, 12, 3)),
        ("十二月三号", date(2026, 12, 3)),
        ("1月5日", date(2027, 1, 5)),
        ("2027年2月1日", date(2027, 2, 1)),
        ("11月24日", date(2026, 11, 24)),
        ("5号", date(2026, 12, 5)),
        ("二十八号", date(2026, 11, 28)),
        ("31号", date(2026, 12, 31)),
        ("下个月3号", date(2026, 12, 3)),
        ("下月十五号", date(2026, 12, 15)),
        ("Dec 3rd", date(2026, 12, 3)),
        ("December 3", date(2026, 12, 3)),
        ("3 December", date(2026, 12, 3)),
        ("the 3rd of December", date(2026, 12, 3)),
        ("on the 5th", date(2026, 12, 5)),
        ("Jan 2, 2028", date(2028, 1, 2)),
        ("2026-12-03", date(2026, 12, 3)),
        ("三天后", date(2026, 11, 27)),
        ("两周后", date(2026, 12, 8)),
        ("10天之后", date(2026, 12, 4)),
        ("in two weeks", date(2026, 12, 8)),
        ("in 3 days", date(2026, 11, 27)),
        ("in a week", date(2026, 12, 1)),
    ],
)
def test_a_day_is_meant_as_seen_from_today(words: str, meant: date):
    assert DATE.fullmatch(words.lower()), words
    assert day(words, TUESDAY) == meant


@pytest.mark.parametrize(
    "words", ["大年初一", "春节", "13月1日", "2月30日", "32号", "0号", "Foo 3", "someday", "", "一"]
)
def test_what_names_no_day_is_none(words: str):
    assert day(words, TUESDAY) is None


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("下午三点", (15, 0)),
        ("三点", (3, 0)),
        ("晚上八点半", (20, 30)),
        ("早上7点", (7, 0)),
        ("上午十点一刻", (10, 15)),
        ("中午十二点", (12, 0)),
        ("中午1点", (13, 0)),
        ("晚上十二点", (0, 0)),
        ("凌晨两点", (2, 0)),
        ("20点", (20, 0)),
        ("9点45分", (9, 45)),
        ("三点钟", (3, 0)),
        ("8 am", (8, 0)),
        ("at 8 pm", (20, 0)),
        ("12 am", (0, 0)),
        ("12 pm", (12, 0)),
        ("9:30 pm", (21, 30)),
        ("14:05", (14, 5)),
        ("at noon", (12, 0)),
        ("midnight", (0, 0)),
        ("8 o'clock in the evening", (20, 0)),
        ("7:15 in the morning", (7, 15)),
    ],
)
def test_a_time_is_an_hour_and_a_minute(words: str, meant: tuple[int, int]):
    assert TIME.fullmatch(words), words
    assert clock(words) == meant


@pytest.mark.parametrize("words", ["25:00", "12:60", "早上", "in the evening", "三点水", "noonish", ""])
def test_what_names_no_hour_is_no_time_of_the_clock(words: str):
    assert clock(words) is None


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("两箱", 2),
        ("十二个", 12),
        ("二十瓶", 20),
        ("一百零五个", 105),
        ("3", 3),
        ("x2", 2),
        ("2 x", 2),
        ("a dozen", 12),
        ("two boxes of", 2),
        ("a pair of", 1),
        ("an", 1),
        ("five", 5),
        ("俩", 2),
        ("５瓶", 5),
    ],
)
def test_a_count_is_a_number(words: str, meant: int):
    assert number(words) == meant


@pytest.mark.parametrize("words", ["箱", "milk", ""])
def test_what_counts_nothing_is_none(words: str):
    assert number(words) is None


@given(DAYS, st.integers(0, 360))
def test_a_date_without_its_year_is_the_next_of_that_name(today: date, ahead: int):
    meant = today + timedelta(days=ahead)
    if (meant.month, meant.day) == (2, 29):
        return
    for words in (
        f"{meant.month}月{meant.day}号",
        f"{meant:%B} {meant.day}",
        f"{meant.day}th of {meant:%b}",
        meant.isoformat(),
    ):
        assert day(words, today) == meant


@given(DAYS, st.integers(1, 31))
def test_a_day_of_the_month_is_never_past(today: date, day_of_month: int):
    for words in (f"{day_of_month}号", f"the {day_of_month}th"):
        found = day(words, today)
        assert found is not None
        assert found >= today
        assert found.day == day_of_month
        assert (found - today).days < 62


@given(DAYS, st.integers(0, 6))
def test_a_weekday_is_of_this_week_or_of_the_next(today: date, weekday: int):
    chinese = "一二三四五六日"[weekday]
    for words in (f"周{chinese}", f"这周{chinese}", WEEKDAYS[weekday]):
        found = day(words, today)
        assert found is not None
        assert found.weekday() == weekday
        assert 0 <= (found - today).days < 7
    monday = today - timedelta(days=today.weekday())
    for words in (f"下周{chinese}", f"next {WEEKDAYS[weekday]}"):
        assert day(words, today) == monday + timedelta(days=7 + weekday)


@given(DAYS)
def test_a_screen_may_write_a_day_in_ways_that_mean_it(today: date):
    assert day(spellings(today)[0], today) == today
    assert day(spellings(today)[1], today) == today


@given(st.text(max_size=24), DAYS)
def test_no_text_is_too_strange_to_be_none_or_a_moment(text: str, today: date):
    assert day(text, today) is None or isinstance(day(text, today), date)
    found = clock(text)
    assert found is None or (0 <= found[0] < 24 and 0 <= found[1] < 60)
    assert number(text) is None or number(text) is not None


@pytest.mark.parametrize(
    ("says", "part", "words"),
    [
        ("订后天早上八点的高铁", Part.TIME, "早上八点"),
        ("明天下午三点走", Part.DATE, "明天"),
        ("买五号电池", Part.DATE, None),
        ("去三号楼", Part.DATE, None),
        ("来一份下午茶", Part.TIME, None),
        ("买7喜", Part.NUMBER, None),
        ("买999感冒灵", Part.NUMBER, None),
        ("买100%橙汁", Part.NUMBER, None),
        ("a meeting tomorrow morning", Part.TIME, "morning"),
        ("book it for Dec 3rd", Part.DATE, "Dec 3rd"),
        ("may I have two", Part.DATE, None),
        ("at 8 am", Part.TIME, "at 8 am"),
        ("今晚吃火锅", Part.TIME, "晚"),
    ],
)
def test_a_moment_is_told_from_a_name(says: str, part: Part, words: str | None):
    assert next((token.text for token in tokens(says) if token.part is part), None) == words
