from __future__ import annotations

import math

import pytest

from fingertips.phones.virtual.kernel import Kernel
from fingertips.phones.virtual.system import System


class Watch:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def running(world, programs, watch):
    """A kernel whose world's clock runs."""
    return Kernel(world | {"clock": "runs"}, programs, tick=watch)


def screens(kernel):
    return [page["screen"] for page in kernel.stack("probe")]


def test_an_app_opens_on_its_home_and_is_found_again_where_it_was_left(kernel):
    kernel.launch("probe")
    kernel.call("probe", "open", {"screen": "rows"})
    kernel.go_home()
    kernel.launch("probe")
    assert screens(kernel) == ["home", "rows"]
    assert kernel.world["recent"] == ["probe"]


def test_a_link_opens_its_screen_above_the_home(kernel):
    assert kernel.open_link("probe://note?text=a%20b")
    assert screens(kernel) == ["home", "note"]
    assert kernel.top("probe")["args"] == {"text": "a b"}


@pytest.mark.parametrize("url", ["probe://nowhere", "other://note", "http://example.org/"])
def test_a_link_that_no_app_answers_changes_nothing(kernel, url):
    assert not kernel.open_link(url)
    assert kernel.world["front"] == ""


def test_an_event_that_fails_stops_its_app_and_no_other(kernel, capsys):
    kernel.launch("probe")
    kernel.call("probe", "fail")
    assert kernel.world["front"] == ""
    assert kernel.world["dialog"] == {"kind": "crash", "app": "probe"}
    assert "this event fails" in capsys.readouterr().err


def test_an_event_that_an_app_does_not_know_is_a_failure_of_it(kernel, capsys):
    kernel.launch("probe")
    kernel.call("probe", "nonsense")
    assert kernel.world["dialog"]["kind"] == "crash"
    assert "on_nonsense" in capsys.readouterr().err


def test_what_an_app_wants_later_happens_when_its_time_has_come(running, watch):
    running.launch("probe")
    running.call("probe", "later", {"seconds": 90})
    watch.now += 89
    running.run_due()
    assert running.world["apps"]["probe"]["state"]["said"] == []
    assert running.seconds_until_due() == pytest.approx(1, abs=0.01)
    watch.now += 1
    running.run_due()
    assert running.world["apps"]["probe"]["state"]["said"] == ["later"]
    assert running.world["timers"] == []


def test_a_held_clock_stands_still_until_it_is_moved(kernel):
    kernel.call("probe", "later", {"seconds": 60})
    kernel.run_due()
    assert kernel.seconds_until_due() == math.inf
    kernel.advance(59_999)
    assert kernel.world["apps"]["probe"]["state"]["said"] == []
    kernel.advance(1)
    assert kernel.world["apps"]["probe"]["state"]["said"] == ["later"]


def test_a_page_loads_for_as_long_as_its_app_says(running, watch):
    running.launch("probe")
    running.call("probe", "open", {"screen": "rows", "wait": 800})
    assert "loading" in running.top("probe")
    watch.now += 0.8
    running.run_due()
    assert "loading" not in running.top("probe")


def test_a_held_clock_makes_nobody_wait_for_a_page(kernel):
    kernel.launch("probe")
    kernel.call("probe", "open", {"screen": "rows", "wait": 800})
    assert "loading" not in kernel.top("probe")


def test_a_toast_passes(running, watch):
    running.toast("there")
    watch.now += 1.9
    running.run_due()
    assert running.world["toast"] == {"text": "there"}
    watch.now += 0.2
    running.run_due()
    assert running.world["toast"] is None


def test_a_snapshot_tells_the_clock_and_is_a_copy(running, watch):
    before = running.world["now"]
    watch.now += 1.5
    copy = running.snapshot()
    assert copy["now"] == before + 1500
    copy["apps"]["probe"]["state"]["count"] = 99
    assert running.world["apps"]["probe"]["state"]["count"] == 0


@pytest.mark.parametrize(
    ("choice", "granted", "said"),
    [("yes", ["location"], "located"), ("in_use", ["location"], "located"), ("no", [], "refused")],
)
def test_the_app_is_told_after_a_permission_was_answered(kernel, choice, granted, said):
    kernel.launch("probe")
    kernel.call("probe", "locate")
    System(kernel).on_answer(choice)
    assert kernel.world["apps"]["probe"]["granted"] == granted
    assert kernel.world["apps"]["probe"]["state"]["said"] == [said]


def test_a_permission_that_is_there_is_not_asked_for_again(kernel):
    kernel.launch("probe")
    kernel.world["apps"]["probe"]["granted"] = ["location"]
    kernel.call("probe", "locate")
    assert kernel.world["dialog"] is None
    assert kernel.world["apps"]["probe"]["state"]["said"] == ["located"]


def test_a_shared_text_reaches_the_app_that_was_chosen_whole(kernel):
    kernel.launch("probe")
    kernel.call("probe", "share")
    System(kernel).on_answer("probe")
    assert kernel.top("probe")["args"] == {"text": "shared & kept"}


def test_a_notice_opens_what_it_tells_of(kernel):
    kernel.call("probe", "notify")
    System(kernel).on_notice(kernel.world["notices"][0]["id"])
    assert kernel.top("probe")["args"] == {"text": "umbrella"}
    assert kernel.world["notices"] == []
    assert kernel.heads_up is None


def test_clearing_an_app_takes_what_it_had_planned_and_told(kernel):
    kernel.launch("probe")
    kernel.call("probe", "count", {"by": 3})
    kernel.call("probe", "later", {"seconds": 5})
    kernel.call("probe", "notify")
    kernel.clear("probe")
    assert kernel.world["apps"]["probe"]["state"]["count"] == 0
    assert kernel.world["timers"] == kernel.world["notices"] == []


def test_a_wrong_pin_keeps_the_phone_locked(kernel):
    system = System(kernel)
    kernel.world["device"] |= {"pin": "1234", "locked": True}
    system.on_unlock()
    for digit in "4321":
        system.on_digit(digit)
    assert system.wrong
    assert system.locked
    for digit in "1234":
        system.on_digit(digit)
    assert not system.locked


@pytest.mark.parametrize("press", ["on_home", "on_recents"])
def test_a_locked_phone_shows_nothing_else(kernel, press):
    kernel.launch("probe")
    system = System(kernel)
    system.sleep()
    system.wake()
    getattr(system, press)()
    assert kernel.world["front"] == "probe"
    assert system.window()[1].endswith("NotificationShade")
