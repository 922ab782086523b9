import subprocess
import sys
import tempfile

import pytest

from fingertips import assemble
from fingertips.errors import JournalFailed, PhoneBusy

HOLDER = """
import sys
from pathlib import Path
from fingertips.assemble import sole_driver
with sole_driver("10.0.0.1:5555", "one", Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def machine(tmp_path, monkeypatch):
    """A machine's folder for what passes."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def holder(tmp_path):
    """A process that drives the phone "one"."""
    words = [sys.executable, "-c", HOLDER, str(tmp_path / "home")]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout.readline() == "held\n"
        yield child
        child.kill()


@pytest.mark.parametrize("home", ["home", "another"])
def test_a_phone_is_driven_by_one_process_until_that_is_gone(holder, tmp_path, home):
    with assemble.sole_driver("10.0.0.2:5555", "another", tmp_path / home):
        pass
    with pytest.raises(PhoneBusy) as busy, assemble.sole_driver("usb", "one", tmp_path / home):
        pass
    assert busy.value.details == {"serial": "usb", "process": holder.pid, "home": str(tmp_path / "home")}
    holder.kill()
    holder.wait()
    with assemble.sole_driver("usb", "one", tmp_path / home):
        pass


def test_who_drives_it_is_left_open_where_that_cannot_be_read(holder, tmp_path):
    for note in tmp_path.rglob("one.json"):
        note.unlink()
    with pytest.raises(PhoneBusy, match=r"\?"), assemble.sole_driver("usb", "one", tmp_path / "home"):
        pass


@pytest.mark.parametrize("taken", ["locks", "locks/one.db"])
def test_a_lock_that_cannot_be_kept_is_not_taken_for_a_busy_phone(tmp_path, taken):
    if taken == "locks":
        (tmp_path / "locks").write_text("")
    else:
        (tmp_path / taken).mkdir(parents=True)
    with pytest.raises(JournalFailed) as failed, assemble.sole_driver("usb", "one", tmp_path):
        pass
    assert failed.value.details["case"] == "unwritable"


def test_a_machines_folder_that_somebody_else_has_laid_is_not_used(tmp_path, machine):
    with assemble.sole_driver("usb", "one", tmp_path):
        (own,) = machine.iterdir()
    own.rename(tmp_path / "elsewhere")
    own.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(JournalFailed) as failed, assemble.sole_driver("usb", "one", tmp_path):
        pass
    assert failed.value.details["path"] == str(own)
