import tomllib
from importlib import resources

import pytest

from fingertips.perception.refusing import LONGEST, refuses

SOURCE = tomllib.loads(resources.files("fingertips.perception").joinpath("refusing.toml").read_text("utf-8"))


@pytest.mark.parametrize("text", SOURCE["examples"])
def test_each_example_says_that_something_cannot_be_had(text: str):
    assert refuses(text)


@pytest.mark.parametrize("text", [*SOURCE["harmless"], "已售罄" + "很长" * LONGEST])
def test_other_words_do_not(text: str):
    assert not refuses(text)
