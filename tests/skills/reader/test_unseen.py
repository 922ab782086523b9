"""Instructions on which nothing was tuned are read rightly for the most part, and seldom done wrongly."""

from __future__ import annotations

import pytest
from reading.corpus import unseen
from reading.measuring import Outcome, read, shares

from fingertips.memory.library import shipped


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_was_never_seen_is_read_rightly_or_refused(language: str):
    sentences = [sentence for sentence in unseen() if sentence.chinese is (language == "zh")]
    share = shares(list(read(sentences, shipped())))
    assert len(sentences) > 250
    assert share[Outcome.RIGHT] >= 0.8, share
    assert share[Outcome.WRONG] <= 0.04, share
