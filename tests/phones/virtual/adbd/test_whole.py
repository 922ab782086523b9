"""The whole virtual phone, its screen in a browser, through the stock programs."""

import io
import json
import subprocess

import pytest
import uiautomator2
from adbutils import AdbClient, adb_path
from PIL import Image

NOTES = "com.jotter.notes"


@pytest.fixture
def device(stand):
    subprocess.run([adb_path(), "-P", str(stand.adb_port), "connect", stand.serial], check=True, capture_output=True)
    return AdbClient(port=stand.adb_port).device(stand.serial)


@pytest.fixture
def automator(device):
    return uiautomator2.connect(device)


def notes(stand) -> list[str]:
    return [note["title"] for note in stand.world["apps"]["notes"]["state"]["notes"]]


def test_a_note_is_written_through_uiautomator2(automator, stand):
    automator.app_start(NOTES, wait=True)
    assert automator(resourceId=f"{NOTES}:id/new_note").click_gone()
    automator(resourceId=f"{NOTES}:id/title_field").set_text("买牛奶 🥛")
    automator(text="保存").click()
    assert "买牛奶 🥛" in notes(stand)


def test_a_note_is_written_through_adb_keyboard(device, stand):
    device.shell("ime set com.android.adbkeyboard/.AdbIME")
    device.shell(["am", "start", "-a", "android.intent.action.VIEW", "-d", "jotter://new"])
    automator = uiautomator2.connect(device)
    automator(resourceId=f"{NOTES}:id/title_field").click()
    assert "mInputShown=true" in device.shell("dumpsys input_method")
    device.shell("am broadcast -a ADB_INPUT_B64 --es msg 5aW26Iy2")
    automator.xpath(f'//*[@resource-id="{NOTES}:id/save_note"]').click()
    assert "奶茶" in notes(stand)


def test_a_note_is_found_with_the_action_of_its_search_field(device, automator, stand):
    automator.app_start(NOTES, wait=True)
    automator(resourceId=f"{NOTES}:id/search").click()
    automator(resourceId=f"{NOTES}:id/search_field").click()
    assert "imeOptions=0x3 " in device.shell("dumpsys input_method")
    automator.send_action("search")
    assert "mInputShown=false" in device.shell("dumpsys input_method")


def test_the_screen_comes_as_a_picture_of_its_size(device):
    png = device.shell(["screencap", "-p"], encoding=None)
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    assert picture.size == (1080, 2400)
    assert len(picture.resize((20, 20)).getcolors(400)) > 20


def test_an_app_is_started_by_its_icon_and_left_by_home(automator):
    automator(text="橙市").click()
    assert automator.app_current()["package"] == "com.orangemart.shop"
    automator.press("home")
    assert automator.app_current()["package"] == "com.android.launcher3"


def test_a_drawn_shade_has_the_focus_and_the_app_stays_below(automator, device):
    automator.app_start(NOTES, wait=True)
    automator.open_notification()
    said = device.shell("dumpsys window displays")
    assert "mCurrentFocus=Window{7c1d2e5 u0 NotificationShade}" in said
    assert f"{NOTES}/{NOTES}.MainActivity" in said
    automator.press("back")
    assert automator.app_current()["package"] == NOTES


def test_the_shade_and_the_settings_are_opened_by_command(device, automator):
    device.shell("cmd statusbar expand-notifications")
    assert "u0 NotificationShade}" in device.shell("dumpsys window displays")
    device.shell("cmd statusbar collapse")
    assert device.app_current().package == "com.android.launcher3"
    device.shell("am start -a android.settings.SETTINGS")
    assert device.app_current().package == "com.android.settings"


def test_a_locked_phone_says_so_until_it_is_opened(device):
    device.shell("input keyevent POWER")
    assert "mWakefulness=Asleep" in device.shell("dumpsys power")
    device.shell("input keyevent WAKEUP")
    assert "showing=true" in device.shell("dumpsys window policy")
    device.shell("wm dismiss-keyguard")
    assert "showing=true" not in device.shell("dumpsys window policy")


def test_a_world_is_printed_and_one_put_in_its_place(device, stand):
    world = json.loads(device.shell("fingertips-world"))
    assert world["apps"].keys() == stand.world["apps"].keys()
    partial = {"locale": "en", "apps": {"notes": {"state": {"notes": []}}}}
    device.sync.push(json.dumps(partial).encode(), "/data/local/tmp/world.json")
    assert device.shell2("fingertips-restore /data/local/tmp/world.json").returncode == 0
    assert notes(stand) == []
    assert "Jotter" in device.dump_hierarchy()


def test_a_world_that_is_none_changes_nothing(device, stand):
    device.sync.push(b'{"nonsense": 1}', "/data/local/tmp/world.json")
    said = device.shell2("fingertips-restore /data/local/tmp/world.json")
    assert said.returncode == 1
    assert "nonsense" in said.output
    assert "notes" in stand.world["apps"]


def test_every_apps_label_can_be_read(device):
    said = device.shell("cmd package query-activities -a android.intent.action.MAIN")
    assert "nonLocalizedLabel=饱饱外卖 icon=" in said
