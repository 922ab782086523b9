"""A tap is what was pressed, whatever the screen becomes under the finger."""

from __future__ import annotations

import asyncio
import subprocess
import time

import pytest
from adbutils import adb_path

from fingertips.phones.virtual import keys
from fingertips.phones.virtual.adbd import serve


@pytest.fixture
def restless(phone):
    """The probe's list, of which nothing stays when it is drawn anew."""
    phone.launch()
    phone.phone.kernel.push("probe", "restless", {})
    phone.launch()
    return phone


def press(phone, name: str, between: dict | None = None, milliseconds: int = 300) -> str:
    """The row that answered, where the list is drawn anew before the finger is lifted."""
    x, y = phone.centre(name)

    async def redraw() -> None:
        await asyncio.sleep(milliseconds / 2000)
        phone.phone.kernel.call("probe", "redraw", between)
        phone.phone.nerves.paint()

    async def both() -> None:
        await asyncio.gather(phone.phone.touch([(x, y, 0), (x, y, milliseconds)]), redraw())

    phone.run(both())
    return last(phone)


def last(phone) -> str:
    return phone.world["apps"]["probe"]["stack"][-1].get("last", "")


def test_a_tap_is_felt_although_the_list_is_drawn_anew_under_the_finger(restless):
    assert press(restless, "Row 3", {}) == "3"


def test_what_was_pressed_is_tapped_although_something_else_has_come_under_the_finger(restless):
    assert press(restless, "Row 3", {"rows": [7, 6, 5, 4, 3, 2, 1, 0]}) == "3"


def test_a_tap_on_what_has_gone_hits_nothing(restless):
    assert press(restless, "Row 3", {"rows": [4, 5, 6, 7, 8]}) == ""


def test_a_tap_whose_end_comes_late_is_a_tap(restless):
    x, y = restless.centre("Row 3")

    async def busy() -> None:
        await asyncio.sleep(0.02)
        time.sleep(0.6)  # what a loaded machine does

    async def both() -> None:
        await asyncio.gather(restless.phone.touch([(x, y, 0), (x, y, 40)]), busy())

    restless.run(both())
    assert last(restless) == "3"


def test_what_has_no_long_press_feels_a_long_touch_as_a_tap(restless):
    restless.tap("Row 3", milliseconds=900)
    assert last(restless) == "3"


def test_a_field_that_is_touched_long_is_typed_in(phone):
    phone.launch()
    phone.tap("to_note")
    phone.tap("text", milliseconds=900)
    phone.type("slowly")
    assert phone.node("text").text == "slowly"


def test_a_touch_that_stops_a_running_list_is_no_tap(phone):
    phone.launch()
    phone.tap("to_rows")
    phone.run(phone.phone.touch([(540, 1800, 0), (540, 1500, 300), (540, 1500, 500)]))
    phone.rest()
    # The browser's own flings last as long as they like: this one is sure to be under way.
    run_on = "new Promise((done) => { list.onscroll = done; list.scrollTo({top: 600, behavior: 'smooth'}); })"
    phone.run(
        phone.phone.nerves.glass.evaluate(f"(() => {{ const list = {_LIST}; return {run_on}.then(() => 0); }})()")
    )
    phone.run(phone.phone.touch([(540, 1200, 0), (540, 1200, 30)]))
    assert last(phone) == ""
    phone.rest()
    phone.run(phone.phone.touch([(540, 1200, 0), (540, 1200, 30)]))
    assert last(phone) != ""


def test_a_tap_after_a_running_list_has_gone_is_a_tap(phone):
    phone.launch()
    phone.tap("to_rows")
    phone.swipe((540, 2000), (540, 600), 60)
    phone.key(keys.BACK)
    phone.rest()
    phone.tap("add")
    assert phone.state["count"] == 2


def test_what_the_tab_key_has_reached_is_tapped_by_enter(phone):
    phone.launch()
    phone.key(61)
    phone.key(keys.ENTER)
    assert phone.state["count"] == 2


def test_two_fingers_tap_nothing(restless):
    x, y = restless.centre("Row 3")
    restless.run(restless.phone.touch_together([[(x, y, 0), (x, y, 40)], [(x, y + 300, 0), (x, y + 300, 40)]]))
    assert last(restless) == ""


def test_every_tap_of_adb_is_felt_on_a_list_that_never_rests(restless, adb_server, loop):
    restless.world["clock"] = "runs"
    restless.phone.kernel.call("probe", "redraw", {"every": 0.01})
    restless.phone.nerves.paint()
    x, y = restless.centre("Row 3")
    answered = []

    async def tapped() -> None:
        async with await serve(restless.phone) as adbd:
            serial = f"127.0.0.1:{adbd.port}"
            await said(adb_server, "connect", serial)
            for _ in range(20):
                page = restless.world["apps"]["probe"]["stack"][-1]
                page.pop("last", None)
                await said(adb_server, "-s", serial, "shell", "input", "tap", str(x), str(y))
                answered.append(page.get("last"))
            await said(adb_server, "disconnect", serial)

    loop.run(tapped())
    assert answered == ["3"] * 20


_LIST = "document.querySelector('.os-page:not([hidden]) .body')"


async def said(port: int, *words: str) -> None:
    line = [adb_path(), "-P", str(port), *words]
    await asyncio.to_thread(subprocess.run, line, check=True, capture_output=True, timeout=20)
