"""Who answers at an address: a phone is known again wherever it is, and a stranger is not taken for it."""

from dataclasses import replace

import pytest

from fingertips.errors import PhoneUnready
from fingertips.phones.android import find
from fingertips.phones.android.identity import identify
from fingertips.phones.virtual.server import RunningPhone

NOWHERE = "127.0.0.1:9"


@pytest.fixture
def known(stand):
    """The phone as it was met first."""
    phone = stand.connect()
    phone.close()
    return phone.identity


def test_a_phone_is_found_where_it_is_attached_now(stand, known):
    wire, who = find(NOWHERE, known)
    assert (wire.serial, who.identity) == (stand.serial, known)


def test_a_phone_is_one_and_the_same_by_whatever_address(stand, known):
    elsewhere = stand.serial.replace("127.0.0.1", "localhost")
    wire, who = find(elsewhere)
    try:
        assert (wire.serial, who.identity) == (elsewhere, known)
    finally:
        wire.client.disconnect(elsewhere)


@pytest.mark.parametrize("other", [{"device": {"serial": "B2"}}, {"settings": {"secure": {"android_id": "b2"}}}])
def test_a_stranger_at_the_same_address_is_refused(stand, known, other):
    stand.change(**other)
    with pytest.raises(PhoneUnready) as refused:
        find(stand.serial, known)
    assert refused.value.details["case"] == "another"
    assert known.model in str(refused.value)


def test_virtual_phones_that_began_in_the_same_world_are_told_apart(stand, known):
    with RunningPhone.start(stand.world) as twin:
        wire, who = find(twin.address)
        assert who.identity.phone != known.phone
        with pytest.raises(PhoneUnready):
            find(twin.address, replace(known, phone="gone"))
        wire.client.disconnect(twin.address)


def test_where_nobody_is_known_whoever_answers_is_taken(stand):
    wire, who = find(stand.serial)
    assert who.identity == identify(wire).identity


def test_a_restart_is_told_and_the_phone_is_the_same(stand, known):
    stand.change(device={"boot_id": "second-start"})
    _, who = find(stand.serial, known)
    assert (who.identity.phone, who.identity.boot) == (known.phone, "second-start")


def test_what_tells_it_apart_cannot_be_read_off(stand, known):
    stand.change(device={"serial": "R58M12345"})
    _, who = find(stand.serial)
    assert "R58M12345" not in who.identity.phone
