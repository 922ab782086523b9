import inspect
import re

from fingertips import errors
from fingertips.errors import LimitReached, OffScreen, Trouble


def classes():
    return [c for _, c in inspect.getmembers(errors, inspect.isclass) if issubclass(c, Trouble)]


def test_the_tree_in_the_docstring_is_the_tree():
    drawn = set(re.findall(r"[│├└─ ]*([A-Z]\w+)(?: |$)", errors.__doc__, flags=re.MULTILINE))
    assert {c.__name__ for c in classes()} <= drawn


def test_a_trouble_reads_as_its_sentence(monkeypatch):
    monkeypatch.setenv("FINGERTIPS_LANG", "en")
    assert str(LimitReached(case="steps", limit=9)) == "Stopped at the limit of 9 steps. Raise it with --max-steps."
    assert "outside the screen" in str(OffScreen(x=2, y=0))


def test_the_case_picks_the_sentence():
    trouble = LimitReached(case="money", limit=1)
    assert (trouble.code, trouble.line.key) == ("limit_reached", "limit_reached.money")
    assert OffScreen(x=2, y=0).line.key == "off_screen"
