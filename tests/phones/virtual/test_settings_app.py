from __future__ import annotations

import pytest

from fingertips.phones.virtual import world as worlds
from fingertips.phones.virtual.kernel import Kernel
from fingertips.phones.virtual.programs import FOLDER, Programs, read
from fingertips.phones.virtual.system import System
from fingertips.phones.virtual.views import Views
from phones.virtual.conftest import NOON, PROBE

SCREENS = ("home", "wifi", "bluetooth", "display", "sound", "apps", "about")


@pytest.fixture(params=["zh", "en"])
def kernel(request):
    programs = Programs([read(FOLDER / "settings"), read(PROBE, "phones.virtual")])
    opened = Kernel(worlds.fresh(7, request.param, NOON, programs), programs, tick=lambda: 0.0)
    opened.launch("settings")
    return opened


def drawn(kernel) -> str:
    return Views(kernel, System(kernel)).screen(kernel.programs["settings"], kernel.top("settings"))


def in_app_info(kernel):
    kernel.call("settings", "open", {"screen": "app", "folder": "probe"})


@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen_can_be_opened_by_a_link(kernel, screen):
    assert kernel.open_link(f"settings://{screen}")
    assert drawn(kernel)


@pytest.mark.parametrize(
    ("name", "space"), [("wifi_on", "global"), ("zen_mode", "global"), ("accelerometer_rotation", "system")]
)
def test_a_switch_is_a_setting_of_the_phone(kernel, name, space):
    before = kernel.world["settings"][space].get(name)
    kernel.call("settings", "switch", {"name": name})
    assert kernel.world["settings"][space][name] == ("0" if before == "1" else "1")


def test_a_permission_is_given_and_taken_back(kernel):
    in_app_info(kernel)
    kernel.call("settings", "permission", {"id": "location"})
    assert kernel.world["apps"]["probe"]["granted"] == ["location"]
    assert 'aria-checked="true"' in drawn(kernel)
    kernel.call("settings", "permission", {"id": "location"})
    assert kernel.world["apps"]["probe"]["granted"] == []


def test_an_apps_data_is_cleared_after_a_question(kernel):
    kernel.call("probe", "count", {"by": 5})
    in_app_info(kernel)
    kernel.call("settings", "sheet", {"name": "clear"})
    assert 'data-tap="clear"' in drawn(kernel)
    kernel.call("settings", "clear")
    assert kernel.world["apps"]["probe"]["state"]["count"] == 0
    assert kernel.world["front"] == "settings"


def test_the_volume_keeps_within_its_bounds(kernel):
    for by in [1] * 20:
        kernel.call("settings", "volume", {"by": by})
    assert kernel.world["settings"]["system"]["volume_music"] == "15"


def test_a_network_that_is_chosen_is_the_one_that_is_used(kernel):
    other = kernel.world["apps"]["settings"]["state"]["networks"][2]
    kernel.call("settings", "join", {"name": other})
    kernel.call("settings", "sleep", {"seconds": 30})
    kernel.open_link("settings://wifi")
    assert drawn(kernel).index(other) < drawn(kernel).index(kernel.world["apps"]["settings"]["state"]["networks"][1])


@pytest.mark.parametrize(("said", "scale"), [("1.3", 1.3), ("9", 2.0), ("0", 0.5), ("large", 1.0)])
def test_letters_are_as_large_as_the_setting_says_within_reason(kernel, said, scale):
    kernel.world["settings"]["system"]["font_scale"] = said
    assert Views(kernel, System(kernel)).whole(None)["letters"] == scale


def test_letters_are_made_larger_on_the_display_screen(kernel):
    kernel.call("settings", "open", {"screen": "display"})
    kernel.call("settings", "letters", {"scale": "1.3"})
    assert kernel.world["settings"]["system"]["font_scale"] == "1.3"
    assert 'data-id="font_1.3" data-role="radio" aria-checked="true"' in drawn(kernel)


def test_the_dark_look_is_a_switch_of_the_display(kernel):
    kernel.call("settings", "open", {"screen": "display"})
    kernel.call("settings", "switch", {"name": "ui_night_mode"})
    assert kernel.world["settings"]["secure"]["ui_night_mode"] == "2"
    assert "night" in Views(kernel, System(kernel)).whole(None)["state"].split()
    kernel.call("settings", "switch", {"name": "ui_night_mode"})
    assert kernel.world["settings"]["secure"]["ui_night_mode"] == "1"
    assert "night" not in Views(kernel, System(kernel)).whole(None)["state"].split()
