"""Providers: Android's settings, and the Portal through which mobilerun drives a phone."""

import json

from phones.virtual.adbd.paper_phone import BUTTON, NOTES

PORTAL = "content://com.mobilerun.portal"


def result(shell, route: str):
    said = shell(f"content query --uri {PORTAL}/{route}").out
    assert said.startswith("Row: 0 result=")
    answer = json.loads(said.removeprefix("Row: 0 result="))
    assert answer["status"] == "success"
    return answer["result"]


def test_the_portal_is_there_and_says_which_it_is(shell):
    assert "package:com.mobilerun.portal" in shell("pm list packages -3").out
    assert result(shell, "version").count(".") == 2
    assert result(shell, "ping") == "pong"
    assert {"packageName": NOTES.name, "label": NOTES.label}.items() <= result(shell, "packages")[0].items()


def test_the_portal_tells_elements_app_and_screen(shell):
    state = json.loads(result(shell, "state_full"))
    page = state["a11y_tree"]["children"][0]
    assert page["children"][1]["boundsInScreen"]["left"] == BUTTON[0]
    assert page["children"][1]["isClickable"]
    assert state["phone_state"]["packageName"] == "com.android.launcher3"
    assert state["device_context"]["screen_bounds"]["width"] == 1080


def test_the_portals_keyboard_types_and_its_clipboard_keeps(shell):
    shell.handset.focused = True
    line = f'content insert --uri "{PORTAL}/keyboard/input" --bind base64_text:s:"5L2g5aW9" --bind clear:b:'
    assert shell(f"{line}true; {line}false").out == ""
    assert shell.handset.written == "你好你好"
    shell(f"content insert --uri {PORTAL}/keyboard/input --bind base64_text:s:broken --bind clear:b:false")
    assert shell.handset.written == "你好你好"
    shell(f"content insert --uri {PORTAL}/clipboard/set --bind text:s:a:b")
    assert result(shell, "clipboard/get") == "a:b"


def test_a_phone_that_has_other_keyboards_has_no_portal(shell):
    shell.handset.world["keyboards"]["installed"] = ["com.android.inputmethod.latin/.LatinIME"]
    said = shell(f"content query --uri {PORTAL}/ping")
    assert said.code == 1
    assert "Could not find provider: com.mobilerun.portal" in said.err


def test_settings_are_read_and_written_as_rows(shell):
    shell("content insert --uri content://settings/system --bind name:s:volume_music --bind value:i:3")
    assert shell("settings get system volume_music").out == "3\n"
    assert "name=volume_music, value=3\n" in shell("content query --uri content://settings/system").out
    assert "Unsupported operation" in shell("content call --uri content://settings/system").err
