import re
from pathlib import Path

import pytest

from fingertips.phones.virtual.adbd.programs import NAMES, program

PAGE = (Path(__file__).parents[4] / "docs/virtual-phone-adb.md").read_text("utf-8")


def test_the_page_names_every_program_and_no_other():
    shell, android = PAGE.split("## The shell")[1].split("## Android's commands")
    rows = [row.split("|")[2] for row in shell.splitlines() if row.startswith("| ") and "`" in row]
    first_cells = [row.split("|")[1] for row in android.split("## Keyboards")[0].splitlines() if row.startswith("| `")]
    assert set(re.findall(r"`([^`]+)`", " ".join([*rows, *first_cells]))) == set(NAMES)


@pytest.mark.parametrize("name", ["screencap", "/system/bin/screencap", "/bin/sh"])
def test_a_program_is_found_by_its_path(name):
    assert program(name)


@pytest.mark.parametrize("name", ["", "/", "su", "/data/screencap", "nosuch"])
def test_what_is_no_program_is_none(name):
    assert program(name) is None
