"""Text and names on their way to the phone's shell: whatever they hold, they stay words."""

import shlex
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingertips.phones.android.keyboard import pieces, same
from fingertips.phones.android.launching import labels
from fingertips.phones.android.wire import command

WRITABLE = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))


@given(st.lists(WRITABLE))
def test_a_shell_reads_exactly_the_words_that_were_given(words):
    assert shlex.split(command("am", *words)) == ["am", *words]


def test_what_a_shell_would_run_stays_a_word():
    hostile = "买; rm -rf / && $(reboot) `id` \"quoted\" 'single' | tee > /x\nnext line"
    assert shlex.split(command("input", "text", hostile))[2] == hostile


@pytest.mark.parametrize("word", ["a\0b", "\ud83d", "x" * 70_000])
def test_a_word_that_no_shell_takes_is_refused(word):
    with pytest.raises(ValueError):
        command("input", "text", word)


@given(st.text(string.printable[:95]))
def test_the_pieces_of_a_plain_text_say_that_text_once_their_spaces_are_read(text):
    assert "".join(piece.replace("%s", " ") for piece in pieces(text)) == text


@pytest.mark.parametrize(
    ("wanted", "held", "is_same"),
    [
        ("牛奶", "牛奶", True),
        ("first\nsecond", "first second", True),
        ("first\nsecond", "firstsecond", True),
        ("New York", "NewYork", False),
        (" New  York ", "New York", True),
        ("13800138000", "138 0013 8000", True),
        ("13800138000", "138-0013-8000", True),
        ("牛奶", "牛", False),
        ("a-b", "ab", False),
    ],
)
def test_a_field_may_space_a_text_but_not_change_it(wanted, held, is_same):
    assert same(wanted, held) is is_same


def test_a_label_belongs_to_the_activity_that_it_stands_under():
    said = """2 activities found:
  Activity #0:
    priority=0 preferredOrder=0 match=0x108000 specificIndex=-1 isDefault=false
    labelRes=0x7f nonLocalizedLabel=Not this icon=0x7f
    ActivityInfo:
      name=com.a.Main
      packageName=com.a
      labelRes=0x0 nonLocalizedLabel=橙 市 icon=0x7f0e0000 banner=0x0
  Activity #1:
    ActivityInfo:
      packageName=com.b
      labelRes=0x7f110028 nonLocalizedLabel=null icon=0x0
"""
    assert labels(said) == [("com.a", "橙 市")]
