"""The keyboards that computers type through, and who is heard by which."""

import re

from fingertips.phones.virtual.device import Field
from phones.virtual.adbd.paper_phone import LATIN

ADB_KEYBOARD, U2_KEYBOARD = "com.android.adbkeyboard/.AdbIME", "com.github.uiautomator/.AdbKeyboard"


def test_adb_keyboard_types_any_language_once_it_is_chosen(shell):
    shell.handset.focused = True
    assert "result=0" in shell("am broadcast -a ADB_INPUT_B64 --es msg 5L2g5aW9").out
    assert shell.handset.written == ""
    assert shell(f"ime set {ADB_KEYBOARD}").out == f"Input method {ADB_KEYBOARD} selected for user #0\n"
    shell("am broadcast -a ADB_INPUT_B64 --es msg 5L2g5aW9; am broadcast -a ADB_INPUT_TEXT --es msg '，a b'")
    assert shell.handset.written == "你好，a b"
    shell("am broadcast -a ADB_CLEAR_TEXT; am broadcast -a ADB_INPUT_B64 --es msg '*broken*'")
    assert shell.handset.written == ""


def test_uiautomator2s_keyboard_answers_that_it_did(shell):
    shell.handset.focused = True
    line = "am broadcast -a ADB_KEYBOARD_INPUT_TEXT --es text 5L2g5aW9"
    assert "result=0" in shell(line).out
    shell(f"ime enable {U2_KEYBOARD}; settings put secure default_input_method {U2_KEYBOARD}")
    assert re.search(r'result=-1, data="success"', shell(line).out)
    assert shell.handset.written == "你好"


def test_keyboards_are_listed_chosen_and_given_back(shell):
    assert shell("ime list -s").out.split() == [LATIN, ADB_KEYBOARD, U2_KEYBOARD]
    shell(f"ime disable {ADB_KEYBOARD}")
    assert shell("ime list -s").out.split() == [LATIN, U2_KEYBOARD]
    assert ADB_KEYBOARD in shell("ime list -a -s").out
    assert "cannot be selected" in shell(f"ime set {ADB_KEYBOARD}").err
    assert "Unknown input method" in shell("ime set no.such/.One").err
    shell(f"ime set {U2_KEYBOARD}; ime reset")
    assert shell("settings get secure default_input_method").out.strip() == LATIN


def test_editing_keys_and_clipboards_of_the_two_keyboards(shell):
    shell.handset.focused = True
    shell.handset.world["clipboard"] = "剪"
    shell(f"ime set {ADB_KEYBOARD}; am broadcast -a ADB_INPUT_CHARS --eia chars 20320,97")
    assert shell.handset.written == "你a"
    shell("am broadcast -a ADB_INPUT_CODE --ei code 67")
    assert [code for code, _ in shell.handset.keys] == [67]
    shell(f"ime set {U2_KEYBOARD}; am broadcast -a ADB_KEYBOARD_SET_TEXT --es text 5L2g")
    shell("am broadcast -a ADB_KEYBOARD_INPUT_KEYCODE --ei code 66")
    assert (shell.handset.written, len(shell.handset.keys)) == ("你", 2)
    assert 'data="5Ymq"' in shell("am broadcast -a ADB_KEYBOARD_GET_CLIPBOARD").out
    assert "result=0" in shell("am broadcast -a some.other.ACTION --ez x true").out
    shell(f"ime disable {U2_KEYBOARD}")
    assert shell("settings get secure default_input_method").out.strip() == LATIN


def test_editor_actions_are_asked_for_by_androids_numbers(shell):
    shell.handset.focused = True
    shell(f"ime set {ADB_KEYBOARD}; am broadcast -a ADB_EDITOR_CODE --ei code 3; am broadcast -a ADB_EDITOR_CODE")
    shell(f"ime set {U2_KEYBOARD}; am broadcast -a ADB_KEYBOARD_EDITOR_CODE --es code 6")
    shell("am broadcast -a ADB_KEYBOARD_EDITOR_CODE --es code 99; am broadcast -a ADB_KEYBOARD_SMART_ENTER")
    assert shell.handset.performed == ["search", "", "done", "", "search"]


def test_the_input_method_tells_of_the_field_that_is_typed_in(shell):
    assert "imeOptions" not in shell("dumpsys input_method").out
    shell.handset.focused = True
    assert "inputType=0x3 imeOptions=0x3 " in shell("dumpsys input_method").out
    shell.handset.field = lambda: Field("textarea", "enter", lines=True)
    assert "inputType=0x20001 imeOptions=0x40000006 " in shell("dumpsys input_method").out
    shell.handset.field = lambda: Field("text", "next")
    assert "inputType=0x1 imeOptions=0x8000005 " in shell("dumpsys input_method").out


def test_a_world_may_lack_the_keyboards_that_computers_type_through(shell):
    shell.handset.world["keyboards"] = {"enabled": [LATIN], "current": LATIN, "installed": [LATIN]}
    assert shell("ime list -a -s").out == f"{LATIN}\n"
    assert shell(f"ime enable {ADB_KEYBOARD}").code == 255
    assert "adbkeyboard" not in shell("pm list packages").out
