from __future__ import annotations

import asyncio
import io

import pytest
from PIL import Image

from fingertips.phones.virtual import keys
from fingertips.phones.virtual.device import NoActivity, NotInstalled


def test_a_phone_begins_on_its_launcher(phone):
    assert "Probe" in phone.texts()
    assert phone.phone.front() == ("com.android.launcher3", "com.android.launcher3.Launcher")


def test_a_tap_on_an_icon_opens_the_app(phone):
    phone.tap("Probe")
    assert phone.phone.front() == ("org.example.probe", "org.example.probe.MainActivity")
    assert phone.node("count").text == "0"


def test_a_tap_reaches_the_app_and_its_answer_is_on_the_screen(phone):
    phone.launch()
    phone.tap("add")
    assert phone.state["count"] == 2
    assert phone.node("count").text == "2"


def test_a_touch_that_ends_as_it_begins_is_a_tap(phone):
    phone.launch()
    phone.run(phone.phone.touch([(*phone.centre("add"), 0)]))
    assert phone.state["count"] == 2


def test_a_touch_beside_the_screen_does_nothing(phone):
    phone.launch()
    phone.run(phone.phone.touch([(5000, -20, 0), (5000, -20, 30)]))
    phone.tap("add")
    assert phone.state["count"] == 2


def test_two_quick_taps_are_two(phone):
    phone.launch()
    x, y = phone.centre("add")
    for _ in range(2):
        phone.run(phone.phone.touch([(x, y, 0), (x, y, 20)]))
    assert phone.state["count"] == 4


def test_a_long_press_is_no_tap(phone):
    phone.launch()
    phone.tap("both", milliseconds=700)
    assert phone.state["said"] == ["held"]
    assert phone.state["count"] == 0


def test_a_swipe_scrolls_and_taps_nothing(phone):
    phone.launch()
    phone.tap("to_rows")
    phone.swipe((540, 1800), (540, 900))
    assert "Row 0" not in phone.texts()
    assert phone.world["apps"]["probe"]["stack"][-1].get("last") is None


def test_a_list_goes_on_when_its_end_comes_into_sight(phone):
    phone.launch()
    phone.tap("to_rows")
    before = phone.state["rows"]
    for _ in range(4):
        phone.swipe((540, 2000), (540, 300), 120)
    assert phone.state["rows"] > before


def test_a_list_is_where_it_was_after_the_page_is_drawn_anew(phone):
    phone.launch()
    phone.tap("to_rows")
    phone.run(phone.phone.touch([(540, 1800, 0), (540, 1300, 400), (540, 1300, 700)]))
    rows = [text for text in phone.texts() if text.startswith("Row ")]
    phone.tap(rows[4])
    assert phone.texts()[0] == f"Rows {rows[4].removeprefix('Row ')}"
    assert [text for text in phone.texts() if text.startswith("Row ")] == rows


def test_a_list_is_where_it_was_when_its_app_comes_back(phone):
    phone.launch()
    phone.tap("to_rows")
    phone.run(phone.phone.touch([(540, 1800, 0), (540, 1300, 400), (540, 1300, 700)]))
    rows = [text for text in phone.texts() if text.startswith("Row ")]
    phone.key(keys.HOME)
    phone.launch()
    assert [text for text in phone.texts() if text.startswith("Row ")] == rows
    phone.tap(rows[3])
    phone.key(keys.RECENTS)
    phone.key(keys.BACK)
    assert rows[3:] == [text for text in phone.texts() if text.startswith("Row ")][3:]


def test_back_closes_the_sheet_then_the_page_then_the_app(phone):
    phone.launch()
    phone.tap("to_rows")
    phone.key(keys.BACK)
    phone.tap("sheet")
    assert "In the sheet" in phone.texts()
    phone.key(keys.BACK)
    assert "In the sheet" not in phone.texts()
    phone.key(keys.BACK)
    assert phone.phone.front()[0] == "com.android.launcher3"


def test_what_an_advertisement_covers_is_neither_seen_nor_touched(phone):
    phone.launch()
    covered = phone.centre("add")
    phone.tap("ad")
    assert "Buy!" in phone.texts()
    assert "Add" not in phone.texts()
    phone.run(phone.phone.touch([(*covered, 0), (*covered, 30)]))
    assert phone.state["count"] == 0
    phone.tap("close_ad")
    assert "Add" in phone.texts()


def test_a_field_takes_text_in_any_language_with_the_keyboard_shown(phone):
    phone.launch()
    phone.tap("to_note")
    assert not phone.phone.typing()
    phone.tap("text")
    assert phone.phone.typing()
    phone.type("你好 🙂 world")
    assert phone.node("text").text == "你好 🙂 world"
    assert phone.node("text").focused
    assert phone.node("text").bounds[3] < 2268 - 262 * 3
    phone.tap("send")
    assert phone.node("sent").text == "你好 🙂 world"
    assert phone.node("text").text == ""
    assert not phone.phone.typing()


def test_keys_that_are_held_together_edit_a_field(phone):
    phone.launch()
    phone.tap("to_note")
    phone.tap("text")
    phone.type("one")
    control, shift, a, c, v, x = 113, 59, 29, 31, 50, 52
    phone.run(phone.phone.chord([control, a]))
    phone.run(phone.phone.chord([control, c]))
    assert phone.world["clipboard"] == "one"
    phone.run(phone.phone.chord([control, x]))
    assert phone.node("text").text == ""
    phone.run(phone.phone.chord([control, v]))
    phone.run(phone.phone.chord([shift, a]))
    assert phone.node("text").text == "oneA"


def test_nothing_is_typed_where_no_field_has_the_focus(phone):
    phone.launch()
    phone.tap("to_note")
    phone.type("lost")
    assert phone.node("text").text == ""


def test_the_keys_of_the_keyboard_type(phone):
    phone.launch()
    phone.tap("to_note")
    phone.tap("text")
    for key in "hi":
        x, y = _key(key)
        phone.run(phone.phone.touch([(x, y, 0), (x, y, 20)]))
    assert phone.node("text").text == "hi"
    phone.key(67)
    assert phone.node("text").text == "h"


def test_the_keyboard_that_is_chosen_is_the_one_that_is_shown(phone):
    phone.launch()
    phone.tap("to_note")
    phone.tap("text")
    high = phone.node("text").bounds[1]
    phone.run(phone.phone.set_keyboard("com.android.adbkeyboard/.AdbIME"))
    assert phone.phone.typing()
    assert phone.node("text").bounds[1] > high
    assert phone.world["settings"]["secure"]["default_input_method"] == "com.android.adbkeyboard/.AdbIME"


def test_larger_letters_take_more_room(phone):
    phone.launch()
    _, top, _, bottom = phone.node("count").bounds
    phone.run(phone.phone.put_setting("system", "font_scale", "1.5"))
    _, above, _, below = phone.node("count").bounds
    assert 1.3 < (below - above) / (bottom - top) < 1.6


def test_the_whole_text_can_be_replaced(phone):
    phone.launch()
    phone.tap("to_note")
    phone.tap("body")
    phone.type("first\nsecond")
    phone.run(phone.phone.set_text("third"))
    assert phone.node("body").text == "third"
    phone.run(phone.phone.set_text(""))
    assert phone.world["apps"]["probe"]["stack"][-1]["fields"]["body"] == ""


def test_enter_in_a_search_field_searches_and_puts_the_keyboard_away(phone):
    phone.launch()
    phone.tap("to_note")
    phone.tap("search_field")
    phone.type("milk")
    page = phone.world["apps"]["probe"]["stack"][-1]
    assert page["fields"]["query"] == "milk"
    assert page["changes"] == 1
    phone.key(keys.ENTER)
    assert phone.state["said"] == ["well"]
    assert not phone.phone.typing()


def test_back_puts_the_keyboard_away_first(phone):
    phone.launch()
    phone.tap("to_note")
    phone.tap("text")
    phone.key(keys.BACK)
    assert not phone.phone.typing()
    assert phone.world["apps"]["probe"]["stack"][-1]["screen"] == "note"


def test_a_permission_is_asked_for_by_the_system(phone):
    phone.launch()
    phone.tap("locate")
    assert phone.phone.front()[0] == "com.android.permissioncontroller"
    phone.tap("While using the app")
    assert phone.world["apps"]["probe"]["granted"] == ["location"]
    assert phone.state["said"] == ["located"]


def test_an_app_that_fails_has_stopped_and_can_be_opened_again(phone):
    phone.launch()
    phone.tap("to_broken")
    assert "Probe has stopped" in phone.texts()
    phone.tap("Open app again")
    assert phone.node("count").text == "0"


def test_the_shade_is_pulled_down_and_its_entry_opens_the_app(phone):
    phone.run(phone.phone.notify("probe", "Rain", "Take an umbrella"))
    phone.swipe((540, 20), (540, 900))
    assert phone.phone.front()[1].endswith("NotificationShade")
    phone.tap("Rain")
    assert phone.phone.front()[0] == "org.example.probe"
    assert phone.world["notices"] == []


def test_what_slides_in_from_above_opens_its_app_or_is_pushed_aside(phone):
    phone.run(phone.phone.notify("probe", "Rain", "Take an umbrella"))
    phone.swipe(phone.centre("Rain"), (1000, phone.centre("Rain")[1]))
    assert phone.world["notices"] == []
    phone.run(phone.phone.notify("probe", "Snow", "Take a coat"))
    phone.tap("Snow")
    assert phone.phone.front()[0] == "org.example.probe"


def test_a_card_is_pushed_out_of_recents(phone):
    phone.launch()
    phone.key(keys.RECENTS)
    phone.swipe((540, 1300), (540, 500), 150)
    assert phone.world["recent"] == []


def test_a_swipe_up_from_the_bar_at_the_bottom_goes_home(phone):
    phone.launch()
    phone.swipe((540, 2380), (540, 1200), 150)
    assert phone.phone.front()[0] == "com.android.launcher3"


def test_the_bar_at_the_bottom_is_touched_like_its_keys(phone):
    phone.launch()
    phone.tap("to_note")
    phone.tap("com.android.systemui:id/back")
    assert phone.node("count")
    phone.tap("recent_apps")
    assert "Clear all" in phone.texts()
    phone.tap("com.android.systemui:id/home")
    assert not phone.world["overview"]


def test_a_locked_phone_opens_by_a_swipe_and_with_a_pin_by_its_digits(phone):
    phone.key(keys.POWER)
    assert _colours(phone) == [(2_592_000, (0, 0, 0))]
    phone.key(keys.WAKEUP)
    phone.swipe((540, 2000), (540, 900))
    assert not phone.world["device"]["locked"]
    phone.world["device"]["pin"] = "2580"
    phone.key(keys.POWER)
    phone.key(keys.POWER)
    phone.swipe((540, 2000), (540, 900))
    for digit in "11112580":
        phone.tap(digit)
    assert not phone.world["device"]["locked"]


def test_a_screen_goes_off_by_itself_unless_it_is_told_to_stay_on(phone):
    settings = phone.world["settings"]
    settings["system"]["screen_off_timeout"] = "1"
    phone.run(asyncio.sleep(0.05))
    assert phone.world["device"]["awake"]
    phone.run(phone.phone.put_setting("global", "stay_on_while_plugged_in", "0"))
    phone.run(asyncio.sleep(0.05))
    assert not phone.world["device"]["awake"]


def test_recents_shows_what_was_used_and_closes_it(phone):
    phone.launch()
    phone.key(keys.RECENTS)
    assert "Probe" in phone.texts()
    phone.tap("Clear all")
    assert phone.world["recent"] == []
    assert phone.phone.front()[0] == "com.android.launcher3"


def test_a_shared_text_is_handed_to_another_app_or_copied(phone):
    phone.launch()
    phone.tap("share")
    assert "shared & kept" in phone.texts()
    phone.tap("Copy")
    assert phone.world["clipboard"] == "shared & kept"


def test_a_text_that_a_computer_shares_is_handed_to_whom_it_is_for(phone):
    phone.run(phone.phone.share("from afar"))
    assert phone.phone.front()[0] == "com.android.intentresolver"
    phone.tap("Probe")
    assert phone.node("text").text == "from afar"
    phone.run(phone.phone.share("straight on", "org.example.probe"))
    assert phone.node("text").text == "straight on"
    with pytest.raises(NotInstalled):
        phone.run(phone.phone.share("nowhere", "org.example.none"))


def test_a_picture_has_the_size_of_the_screen_in_every_form(phone):
    png, jpeg = (Image.open(io.BytesIO(phone.run(phone.phone.picture(kind)))) for kind in ("png", "jpeg"))
    assert png.size == jpeg.size == (1080, 2400)
    assert len(phone.run(phone.phone.picture("raw"))) == 1080 * 2400 * 4


@pytest.mark.parametrize(
    ("size", "density", "turns", "shown"),
    [
        ((720, 1600), 320, 0, (720, 1600)),
        ((1080, 2400), 420, 0, (1080, 2400)),
        ((1080, 2400), 480, 1, (2400, 1080)),
        ((1079, 2401), 433, 3, (2401, 1079)),
    ],
)
def test_another_size_density_or_rotation(phone, size, density, turns, shown):
    phone.run(phone.phone.set_size(size))
    phone.run(phone.phone.set_density(density))
    phone.run(phone.phone.set_rotation(turns))
    assert Image.open(io.BytesIO(phone.run(phone.phone.picture()))).size == shown
    assert phone.nodes()[0].bounds == (0, 0, *shown)


def test_a_world_is_put_back_as_it_was(phone):
    phone.launch()
    before = phone.phone.snapshot()
    phone.tap("add")
    phone.tap("to_note")
    phone.run(phone.phone.restore(before))
    assert phone.node("count").text == "0"
    assert phone.phone.snapshot() == before


def test_what_adb_asks_for_and_is_not_there(phone):
    with pytest.raises(NotInstalled):
        phone.run(phone.phone.launch("com.example.absent"))
    with pytest.raises(NoActivity):
        phone.run(phone.phone.view("nobody://answers"))


def test_an_app_is_stopped_and_its_data_cleared(phone):
    phone.launch()
    phone.tap("add")
    phone.run(phone.phone.stop("org.example.probe"))
    assert phone.phone.front()[0] == "com.android.launcher3"
    assert phone.state["count"] == 2
    phone.run(phone.phone.clear("org.example.probe"))
    assert phone.state["count"] == 0


def test_files_and_settings_are_part_of_the_world(phone):
    phone.run(phone.phone.write_file("/sdcard/a.txt", b"hello"))
    assert phone.phone.files() == ["/sdcard/a.txt"]
    assert phone.phone.read_file("/sdcard/a.txt") == b"hello"
    phone.run(phone.phone.remove_file("/sdcard/a.txt"))
    assert phone.phone.read_file("/sdcard/a.txt") is None
    phone.run(phone.phone.put_setting("system", "font_scale", "1.2"))
    assert phone.phone.snapshot()["settings"]["system"]["font_scale"] == "1.2"


def test_a_container_that_is_tapped_keeps_its_words_in_its_parts(phone):
    phone.launch()
    container = phone.node("to_rows")
    assert container.clickable
    assert container.text == ""
    assert [child.text for child in container.children] == ["To rows", "opens it"]


def test_what_is_hidden_is_not_told(phone):
    phone.launch()
    assert "hidden words" not in phone.texts()


def _key(character: str) -> tuple[int, int]:
    """Where a letter stands on the keyboard of a 1080×2400 screen."""
    rows = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    row = next(number for number, row in enumerate(rows) if character in row)
    column = rows[row].index(character) - (len(rows[row]) - 1) / 2
    return round(540 + column * 35.4 * 3), 2268 - 262 * 3 + round((40 + 9 + 24 + row * 52) * 3)


def _colours(phone):
    return Image.open(io.BytesIO(phone.run(phone.phone.picture()))).convert("RGB").getcolors()
