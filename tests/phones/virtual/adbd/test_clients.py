"""adbutils and uiautomator2, unmodified, over a paper phone."""

import pytest
import uiautomator2

from phones.virtual.adbd.paper_phone import BUTTON, NOTES, SHOP


@pytest.fixture
def device(wired):
    return wired.adbutils


@pytest.fixture
def automator(wired):
    return uiautomator2.connect(wired.adbutils)


def test_adbutils_reads_what_the_phone_says_of_itself(device):
    assert tuple(device.window_size()) == (1080, 2400)
    assert device.rotation() == 0
    assert device.is_screen_on()
    assert device.battery().level == 71
    assert device.wlan_ip() == "10.0.2.16"
    assert device.brightness_value == 128
    assert str(device.prop) == "product:paper_1 model:Paper 1 device:paper_1"
    assert device.getprop("ro.build.version.release") == "14"


def test_adbutils_starts_finds_and_stops_apps(device):
    assert {NOTES.name, SHOP.name} <= set(device.list_packages())
    device.app_start(NOTES.name)
    assert device.app_current().package == NOTES.name
    device.app_start(SHOP.name, ".MainActivity")
    assert device.app_current().activity == SHOP.activity
    assert device.app_info(SHOP.name).version_name == "1.0.0"
    assert device.app_info("com.none") is None
    device.app_stop(SHOP.name)
    assert device.app_current().package == "com.android.launcher3"


# adbutils leaves the connection of its framebuffer open
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_adbutils_sees_the_screen_in_every_way(device):
    pictures = [device.screenshot(), device.screenshot(display_id=0), device.framebuffer().convert("RGB")]
    assert len({picture.tobytes() for picture in pictures}) == 1
    assert device.dump_hierarchy().startswith("<?xml")


def test_adbutils_touches_types_and_switches(device, wired):
    device.click(BUTTON[0] + 1, BUTTON[1] + 1)
    device.click(500, 650)
    device.send_keys("milk tea")
    device.swipe(500, 1500, 500, 500, 0.2)
    device.drag(1, 2, 3, 4, 0.1)
    device.keyevent("HOME")
    device.switch_screen(False)
    assert (wired.handset.taps, wired.handset.written) == (1, "milk tea")
    assert not device.is_screen_on()


def test_adbutils_shell_gives_codes_and_both_outputs(device):
    assert device.shell2("false").returncode == 1
    said = device.shell2("echo hi; nosuch", v2=True)
    assert (said.returncode, said.stdout) == (127, "hi\n")
    assert device.reverse_list() == []


def test_adbutils_carries_files(device, tmp_path):
    device.sync.push(b"x" * 200_000, "/sdcard/x", check=True)
    assert device.sync.read_bytes("/sdcard/x") == b"x" * 200_000
    assert device.sync.stat("/sdcard/x").size == 200_000
    assert "x" in [entry.path for entry in device.sync.list("/sdcard")]
    device.sync.pull("/sdcard", tmp_path / "card")
    assert (tmp_path / "card/x").stat().st_size == 200_000


def test_uiautomator2_knows_the_phone(automator):
    assert automator.info["displayWidth"] == 1080
    assert automator.info["sdkInt"] == 34
    assert automator.window_size() == (1080, 2400)
    assert automator.device_info["model"] == "Paper 1"
    assert automator.screenshot().size == (1080, 2400)
    assert automator.app_current()["package"] == "com.android.launcher3"


@pytest.mark.parametrize(
    "selector",
    [
        {"text": "按了0次"},
        {"textContains": "了0"},
        {"textStartsWith": "按"},
        {"textMatches": "按了\\d次"},
        {"resourceId": "com.android.launcher3:id/button"},
        {"resourceIdMatches": ".*button"},
        {"className": "android.widget.Button"},
        {"clickable": True, "index": 1},
    ],
)
def test_uiautomator2_finds_an_element_by_what_it_is(automator, wired, selector):
    automator(**selector).click()
    assert wired.handset.taps == 1


def test_uiautomator2_finds_relatives_and_counts(automator):
    assert automator(scrollable=True).child(className="android.widget.Button").get_text() == "按了0次"
    assert automator(className="android.widget.TextView").sibling(clickable=True).info["text"] == "按了0次"
    assert automator(packageName="com.android.launcher3").count == 5
    assert next(each.info["className"] for each in automator(resourceIdMatches=".*id/.*")) == "android.widget.TextView"
    assert automator.xpath('//*[@content-desc="正文"]').exists
    assert automator(text="按了0次")[0].info["bounds"]["left"] == BUTTON[0]


def test_uiautomator2_writes_any_language(automator, wired):
    field = automator(description="正文")
    field.set_text("你好，世界 😀")
    assert wired.handset.written == "你好，世界 😀"
    assert field.get_text() == "你好，世界 😀"
    field.clear_text()
    assert field.get_text() == "写点什么"
    automator.send_keys("经键盘")
    assert wired.handset.written == "经键盘"


def test_uiautomator2_says_what_is_missing_with_its_own_exception(automator):
    with pytest.raises(uiautomator2.UiObjectNotFoundError):
        automator(text="没有").click(timeout=0.2)
    with pytest.raises(uiautomator2.UiObjectNotFoundError):
        automator(text="没有").info  # noqa: B018
    assert not automator(text="没有").exists
    assert automator(text="没有").wait_gone(timeout=1)


def test_uiautomator2_presses_swipes_and_turns(automator, wired):
    automator.press("home")
    automator.press(66)
    automator.swipe(500, 1500, 500, 500, 0.2)
    automator.long_click(500, 500, 0.7)
    automator.touch.down(5, 5).move(6, 6).up(7, 7)
    assert [code for code, _ in wired.handset.keys] == [3, 66]
    assert [path[-1][:2] for path in wired.handset.paths] == [(500, 500), (500, 500), (7, 7)]
    assert wired.handset.paths[1][-1][2] == 700
    automator.orientation = "left"
    assert automator.window_size() == (2400, 1080)


def test_uiautomator2_starts_and_stops_apps(automator):
    automator.app_start(NOTES.name, wait=True)
    assert automator.app_current()["package"] == NOTES.name
    with automator.session(SHOP.name) as session:
        assert session.running()
    assert automator.app_current()["package"] == "com.android.launcher3"


def test_uiautomator2s_clipboard_keeps_what_was_put_there(automator):
    automator.clipboard = "粘贴"
    assert automator.clipboard == "粘贴"


def test_uiautomator2_scrolls_drags_and_does_the_rest(automator, wired):
    assert automator(scrollable=True).scroll.vert.forward() is False
    assert automator(scrollable=True).fling.vert.toEnd(max_swipes=2) is False
    assert automator(scrollable=True).scroll.to(text="按了0次")
    assert not automator(scrollable=True).scroll.to(text="没有")
    automator(text="按了0次").drag_to(500, 900, duration=0.1)
    automator(text="按了0次").drag_to(description="正文", duration=0.1)
    automator.swipe_points([(1, 1), (5, 5), (9, 9)], 0.1)
    automator.drag(1, 2, 3, 4, 0.1)
    assert wired.handset.paths[-1][-1][:2] == (3, 4)
    assert wired.handset.paths[-2] == [(1, 1, 0), (5, 5, 100), (9, 9, 200)]
    automator.screen_off()
    assert not automator.info["screenOn"]
    automator.freeze_rotation()
    assert automator.last_toast is None
    assert automator.jsonrpc.longClick({"mask": 1, "text": "按了0次"})
    assert automator.jsonrpc.isScreenOn() is False


def test_uiautomator2_names_a_child_by_what_is_in_it(automator, wired):
    page = automator(scrollable=True)
    assert page.child_by_text("按了0次", className="android.widget.Button").info["clickable"]
    page.child_by_text("按了0次", allow_scroll_search=True, className="android.widget.Button").click()
    assert wired.handset.taps == 1
    assert page.child_by_description("正文", className="android.widget.EditText").get_text() == "写点什么"
    assert page.child_by_instance(0, className="android.widget.TextView").exists
    with pytest.raises(uiautomator2.UiObjectNotFoundError):
        page.child_by_text("没有", className="android.widget.Button")


def test_uiautomator2_moves_two_fingers(automator, wired):
    page = automator(scrollable=True)
    page.pinch_out(percent=50, steps=10)
    page.pinch_in(percent=50, steps=10)
    page.gesture((100, 500), (100, 900), (500, 500), (500, 900), steps=20)
    assert wired.handset.paths == [
        [(520, 1190, 0), (270, 1190, 50)],
        [(560, 1190, 0), (810, 1190, 50)],
        [(270, 1190, 0), (520, 1190, 50)],
        [(810, 1190, 0), (560, 1190, 50)],
        [(100, 500, 0), (500, 500, 100)],
        [(100, 900, 0), (500, 900, 100)],
    ]


def test_uiautomator2_presses_a_key_with_control_held(automator, wired):
    automator.press(29, 0x1000)
    assert [code for code, _ in wired.handset.keys] == [113, 29]


@pytest.mark.parametrize("method", ["noSuchMethod", "objInfo", "click", "swipe", "dumpWindowHierarchy", "pressKey"])
@pytest.mark.parametrize("params", [[], [None], [{}], [{"text": 1, "nosuch": 2}], ["a", "b", "c", "d", "e"], [[]]])
def test_a_call_that_makes_no_sense_is_an_error_of_json_rpc(automator, method, params):
    try:
        automator.jsonrpc_call(method, params)
    except (uiautomator2.exceptions.RPCError, uiautomator2.UiObjectNotFoundError):
        pass
