import string

import pytest

from fingertips.catalogue import Line, _entries, keys, reader, say, sentence, together


def gaps(text):
    """A name that differs by language fills `app` in Chinese and its twin `app_en` in English."""
    return {name.removesuffix("_en") for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", sorted(keys()))
def test_every_sentence_stands_in_both_languages_with_the_same_gaps(key):
    texts = _entries()[key]
    assert set(texts) == {"zh", "en"}
    assert gaps(texts["zh"]) == gaps(texts["en"])
    assert all(text.strip() for text in texts.values())


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"FINGERTIPS_LANG": "zh"}, "zh"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({}, "en"),
    ],
)
def test_the_readers_language_follows_the_environment(monkeypatch, environment, language):
    for name in ("FINGERTIPS_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert reader() == language


def test_a_line_is_said_when_it_is_read(monkeypatch):
    line = Line("limit_reached.steps", {"limit": 3})
    assert "3 步" in line.text("zh")
    monkeypatch.setenv("FINGERTIPS_LANG", "en")
    assert str(line) == say("limit_reached.steps", limit=3)
    assert str(Line.verbatim("{as it is}")) == "{as it is}"


def test_a_gap_that_is_not_filled_is_an_error():
    with pytest.raises(KeyError):
        sentence("limit_reached.steps", "en", {})


def test_an_entry_stands_in_one_file_only():
    one = '[key]\nzh = "一"\nen = "one"\n'
    assert together({"a.toml": one}) == {"key": {"zh": "一", "en": "one"}}
    with pytest.raises(ValueError, match=r"b\.toml: key"):
        together({"a.toml": one, "b.toml": one})
