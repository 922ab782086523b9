"""An errand on a virtual phone of its own: the phone ends with the process, its world is there for the next one."""

from __future__ import annotations

import json
import shutil
import signal

import pytest

from crash.command import fingertips, started
from crash.protocol import breaches
from crash.stage import ERRAND, events_in, fresh, orders_in, session_in


@pytest.fixture
def home(stage, tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    shutil.copytree(stage.skills, home / "skills")
    (home / "world.json").write_text(json.dumps(fresh().world), "utf-8")
    return home


@pytest.mark.parametrize("kind", ["Acting", "Verified"])
def test_an_errand_on_a_phone_of_its_own_goes_on_in_the_same_world(home, kind):
    """Killed with its order's intent on disk, or once its effect was seen."""
    command = ("run", ERRAND, "--phone", "virtual", "--world", str(home / "world.json"), "--consent", "yes", "--json")
    with started(home, *command) as running:
        facts = (json.loads(line) for line in running.stdout)
        assert any(fact["kind"] == "Acting" and fact.get("irreversible") for fact in facts)
        assert kind == "Acting" or any(fact["kind"] == kind for fact in facts)
        running.send_signal(signal.SIGKILL)
    known = events_in(home)
    ran = fingertips(home, "resume", session_in(home), "--consent", "yes", "--json")
    if ran.returncode == 3:
        ran = fingertips(home, "answer", session_in(home), "yes", "--consent", "yes", "--json")
    assert (ran.returncode, json.loads(ran.stdout.splitlines()[-1])["status"]) == (0, "done")
    events = events_in(home)
    assert events[: len(known)] == known
    assert [wrong for wrong in breaches(events) if "nobody agreed" not in wrong] == []
    world = json.loads((home / "worlds" / f"{session_in(home)}.json").read_text("utf-8"))
    assert orders_in(world) == ["paid"]
