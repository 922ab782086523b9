import subprocess
import sys

import pytest

from fingertips import assemble
from fingertips.errors import JournalFailed, PhoneBusy

HOLDER = """
import sys
from pathlib import Path
from fingertips.assemble import sole_driver
with sole_driver(sys.argv[1], Path(sys.argv[2])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path):
    """A process that drives the phone "one"."""
    words = [sys.executable, "-c", HOLDER, "one", str(tmp_path)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout.readline() == "held\n"
        yield child
        child.kill()


def test_a_phone_is_driven_by_one_process_until_that_is_gone(holder, tmp_path):
    with assemble.sole_driver("another", tmp_path):
        pass
    with pytest.raises(PhoneBusy, match="one"), assemble.sole_driver("one", tmp_path):
        pass
    holder.kill()
    holder.wait()
    with assemble.sole_driver("one", tmp_path):
        pass


@pytest.mark.parametrize("taken", ["locks", "locks/one.db"])
def test_a_lock_that_cannot_be_kept_is_not_taken_for_a_busy_phone(tmp_path, taken):
    if taken == "locks":
        (tmp_path / "locks").write_text("")
    else:
        (tmp_path / taken).mkdir(parents=True)
    with pytest.raises(JournalFailed) as failed, assemble.sole_driver("one", tmp_path):
        pass
    assert failed.value.details["case"] == "unwritable"
