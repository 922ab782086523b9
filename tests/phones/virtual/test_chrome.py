from __future__ import annotations

import asyncio
import os
import signal

import pytest

from fingertips.phones.virtual import browser
from fingertips.phones.virtual.chrome import BrowserGone, Chrome, PageError
from fingertips.phones.virtual.handset import VirtualPhone


def test_a_call_that_the_browser_refuses_is_an_error_of_its_own(loop, chrome):
    with pytest.raises(PageError, match="wasn't found"):
        loop.run(chrome.call("Nothing.ofTheKind"))


def test_several_phones_share_a_browser_and_nothing_else(loop, chrome, world, programs):
    async def two():
        other = world | {"clipboard": "of the other"}
        phones = [await VirtualPhone.open(chrome, each, programs) for each in (world, other)]
        await phones[0].launch("org.example.probe")
        fronts = [phone.front()[0] for phone in phones]
        for phone in phones:
            await phone.close()
        return fronts

    assert loop.run(two()) == ["org.example.probe", "com.android.launcher3"]


def test_a_browser_that_dies_is_noticed_and_leaves_nothing(world, programs):
    async def scene():
        chrome = await Chrome.start(browser.find())
        phone = await VirtualPhone.open(chrome, world, programs)
        os.killpg(chrome._pid, signal.SIGKILL)
        await asyncio.wait_for(phone.gone.wait(), 10)
        with pytest.raises(BrowserGone):
            await phone.picture()
        await phone.close()
        await chrome.close()
        return chrome._home

    assert not asyncio.run(scene()).exists()


def test_a_swipe_lands_where_it_landed_before(phone):
    phone.world["apps"]["probe"]["state"]["rows"] = 200
    places = set()
    for _ in range(3):
        phone.run(phone.phone.stop("org.example.probe"))
        phone.launch()
        phone.tap("to_rows")
        phone.swipe((540, 1800), (540, 1200), 300)
        phone.rest()
        places.add(tuple((node.text, node.bounds) for node in phone.nodes() if node.text.startswith("Row ")))
    assert len(places) == 1
