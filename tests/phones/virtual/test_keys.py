from __future__ import annotations

import pytest

from fingertips.phones.virtual import keys


@pytest.mark.parametrize(
    ("code", "written"),
    [(29, "a"), (54, "z"), (7, "0"), (16, "9"), (62, " "), (77, "@"), (144, "0"), (153, "9"), (24, ""), (999, "")],
)
def test_what_a_key_writes(code, written):
    assert keys.letter(code) == written


def test_letters_and_editing_keys_work_in_a_field(phone):
    phone.launch()
    phone.tap("to_note")
    phone.tap("text")
    for code in (36, 37, 21, 67, 62):  # h i ← ⌫ space
        phone.key(code)
    assert phone.node("text").text == " i"
    phone.world["clipboard"] = "pasted"
    phone.key(keys.PASTE)
    assert "pasted" in phone.node("text").text


def test_volume_keys_change_the_volume_within_bounds(phone):
    volume = phone.world["settings"]["system"]
    phone.key(keys.VOLUME_UP)
    assert volume["volume_music"] == "9"
    assert phone.node("volume_dialog").label == "Media volume 60%"
    phone.key(keys.MUTE)
    phone.key(keys.VOLUME_DOWN)
    assert volume["volume_music"] == "0"


def test_a_sleeping_phone_feels_no_other_key(phone):
    phone.launch()
    phone.key(keys.SLEEP)
    phone.key(keys.HOME)
    assert phone.world["front"] == "probe"
    phone.key(keys.WAKEUP)
    assert phone.world["device"]["awake"]


def test_the_shade_opens_and_closes_by_key(phone):
    phone.key(keys.NOTIFICATION)
    assert "No notifications" in phone.texts()
    phone.tap("tile_wifi_on")
    assert phone.world["settings"]["global"]["wifi_on"] == "0"
    phone.key(keys.BACK)
    assert not phone.world["shade"]
