"""What Android's commands print, read as the programs that drive phones read it."""

import re
import struct
from xml.etree import ElementTree

import pytest

from phones.virtual.adbd.paper_phone import LATIN, NOTES, SHOP


@pytest.mark.parametrize(
    ("line", "pattern"),
    [
        ("dumpsys window", r"^\s*mCurrentFocus=Window\{\w+ u0 com\.paper\.notes/com\.paper\.notes\.MainActivity\}"),
        (
            "dumpsys window",
            r"mFocusedApp=ActivityRecord\{\w+ u0 com\.paper\.notes/com\.paper\.notes\.MainActivity t\d+\}",
        ),
        ("dumpsys window windows", r"mCurrentFocus=Window\{.*\s+com\.paper\.notes/com\.paper\.notes\.MainActivity\}"),
        ("dumpsys window displays", r"init=1080x2400 480dpi cur=1080x2400 app=1080x2400"),
        ("dumpsys window displays", r"mCurrentRotation=ROTATION_0"),
        ("dumpsys window policy", r"mShowingLockscreen=false.*mDreamingLockscreen=false"),
        ("dumpsys window policy", r"isKeyguardShowing=false"),
        ("dumpsys activity activities", r"mResumedActivity: ActivityRecord\{.*?\s+com\.paper\.notes/\S+\s.*?\}"),
        ("dumpsys activity top", r"ACTIVITY com\.paper\.notes/com\.paper\.notes\.MainActivity \w+ pid=\d+"),
        ("dumpsys activity recents", r"Recent #0: Task\{\w+ #\d+ type=standard A=10130:com\.paper\.notes"),
        ("dumpsys power", r"mWakefulness=Awake"),
        ("dumpsys power", r"mHoldingDisplaySuspendBlocker=true"),
        ("dumpsys display", r"DisplayViewport\{.*valid=true, .*orientation=0, .*deviceWidth=1080, deviceHeight=2400"),
        ("dumpsys display", r"DisplayDeviceInfo\{.*1080 x 2400"),
        ("dumpsys input", r"SurfaceOrientation: 0"),
        ("dumpsys input_method", r"mInputShown=false"),
        ("dumpsys input_method", rf"mCurMethodId={re.escape(LATIN)}"),
        ("dumpsys battery", r"^  level: 71$"),
        ("dumpsys package com.paper.shop", r"versionName=1\.0\.0"),
        ("dumpsys package com.none", r"Unable to find package: com\.none"),
        ("dumpsys SurfaceFlinger --display-id", r"^Display \d+ \(HWC display 0\)"),
        ("dumpsys nothing", r"^$"),
        ("wm size", r"^Physical size: 1080x2400$"),
        ("wm density", r"^Physical density: 480$"),
        ("getprop", r"^\[ro\.product\.model\]: \[Paper 1\]$"),
        ("getprop ro.build.version.sdk", r"^34$"),
        ("getprop ro.fingertips.virtual", r"^1$"),
        ("pm list packages", r"^package:com\.paper\.shop$"),
        ("pm path com.paper.shop", r"^package:/data/app/\S+/base\.apk$"),
        ("pm list packages -f -3 shop", r"^package:/data/app/\S+=com\.paper\.shop$"),
        ("cmd package resolve-activity --brief com.paper.shop | tail -n 1", r"^com\.paper\.shop/\.MainActivity$"),
        ("ip route", r"src 10\.0\.2\.16"),
        ("ip addr show wlan0", r"inet 10\.0\.2\.16/24"),
        ("ifconfig wlan0", r"inet addr:10\.0\.2\.16 "),
        ("ps -A", r"\d+ S com\.paper\.notes$"),
        ("pidof com.paper.notes", r"^\d+$"),
        ("logcat -d", r"^--------- beginning of main$"),
        ("df /sdcard", r"^Filesystem"),
        ("uname -a", r"Linux"),
        ("am stack list", r"taskId=\d+: com\.paper\.notes"),
        ("settings get system screen_brightness", r"^128$"),
        ("settings get secure none", r"^null$"),
        ("settings list system", r"^screen_brightness=128$"),
        ("settings list secure", r"^default_input_method=com"),
        (
            "settings put global x 1; settings get global x; settings delete global x; settings get global x",
            r"^1\nDeleted 1 rows\nnull$",
        ),
        ("settings --user 0 get system screen_brightness", r"^128$"),
        ("settings get --user 0 system screen_brightness", r"^128$"),
        ("svc wifi disable; settings get global wifi_on", r"^0$"),
        ("setprop debug.x 5; getprop debug.x", r"^5$"),
        ("getprop no.such fallback", r"^fallback$"),
        ("ime list", r"mId=com\.android\.adbkeyboard/\.AdbIME"),
        ("dumpsys -l", r"^  input_method$"),
        ("dumpsys -t 5 power", r"mWakefulness"),
        ("dumpsys activity", r"Recent #0[\s\S]*mResumedActivity"),
        ("dumpsys activity services", r"dumpsys activity services"),
        ("dumpsys SurfaceFlinger --list", r"com\.paper\.notes/com\.paper\.notes\.MainActivity#0"),
        ("dumpsys notification", r"Notification List"),
        ("am get-current-user", r"^0$"),
        ("am instrument -w com.x/.Runner", r"Unable to find instrumentation"),
        ("am start -S -n com.paper.shop/.MainActivity", r"^Stopping: com\.paper\.shop$"),
        ("am start -n com.paper.notes/.MainActivity", r"its current task has been brought to the front"),
        ("pm list users", r"UserInfo\{0:"),
        ("pm list packages -s", r"^package:com\.android\.systemui$"),
        ("pm resolve-activity com.paper.shop", r"nonLocalizedLabel=Shop "),
        (
            "cmd package query-activities --components -p com.paper.shop",
            r"^com\.paper\.shop/\.MainActivity$",
        ),
        (
            "cmd package query-activities --brief -p com.paper.shop",
            r"^    com\.paper\.shop/\.MainActivity$",
        ),
        ("cmd package resolve-activity --brief com.none", r"^No activity found$"),
        ("cmd -l", r"^  package$"),
        ("cmd window size", r"^Physical size"),
        ("ip link show lo", r"LOOPBACK"),
        ("logcat -g", r"ring buffer"),
        ("wm help", r"size \[reset"),
        ("monkey -p com.android.launcher3 1", r"Events injected: 1"),
    ],
)
def test_a_command_prints_what_programs_look_for(shell, line, pattern):
    shell(f"monkey -p {NOTES.name} -c android.intent.category.LAUNCHER 1")
    assert re.search(pattern, shell(line).out.rstrip("\n"), re.MULTILINE)


def test_a_locked_or_dark_phone_says_so(shell):
    shell.handset.world["device"] |= {"awake": False, "locked": True, "pin": "1234"}
    assert "mWakefulness=Asleep" in shell("dumpsys power").out
    said = shell("dumpsys window").out
    assert re.search(r"^\s*showing=true", said, re.MULTILINE)
    assert re.search(r"^\s*secure=true", said, re.MULTILINE)
    assert "NotificationShade}" in said


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("input tap 5 6", [(5, 6, 0), (5, 6, 40)]),
        ("input touchscreen tap 5.4 6", [(5, 6, 0), (5, 6, 40)]),
        ("input -d 0 tap 5 6", [(5, 6, 0), (5, 6, 40)]),
        ("input swipe 1 2 3 4", [(1, 2, 0), (3, 4, 300)]),
        ("input swipe 1 2 1 2 3000", [(1, 2, 0), (1, 2, 3000)]),
        ("input draganddrop 1 2 3 4 100", [(1, 2, 0), (1, 2, 500), (3, 4, 600)]),
    ],
)
def test_a_finger_goes_where_it_is_sent(shell, line, path):
    assert shell(line).code == 0
    assert shell.handset.paths == [path]


def test_a_finger_may_be_moved_event_by_event(shell):
    shell("input motionevent DOWN 1 2; input motionevent MOVE 5 6; input motionevent UP 9 9")
    (path,) = shell.handset.paths
    assert [place[:2] for place in path] == [(1, 2), (5, 6), (9, 9)]


@pytest.mark.parametrize(
    ("line", "keys"),
    [
        ("input keyevent 4", [(4, False)]),
        ("input keyevent KEYCODE_HOME", [(3, False)]),
        ("input keyevent --longpress power", [(26, True)]),
        ("input keyevent ENTER DEL", [(66, False), (67, False)]),
        ("input keycombination 113 29", [(113, False), (29, False)]),
    ],
)
def test_keys_are_known_by_code_and_name(shell, line, keys):
    assert shell(line).code == 0
    assert shell.handset.keys == keys


@pytest.mark.parametrize(
    "line", ["input", "input tap 1", "input tap a b", "input keyevent NOKEY", "input fly 1 2", "input text 你好"]
)
def test_a_finger_that_is_sent_wrong_moves_nothing(shell, line):
    said = shell(line)
    assert (said.code, shell.handset.paths, shell.handset.keys) == (255, [], [])
    assert said.err


def test_letters_go_into_the_focused_field(shell):
    shell.handset.focused = True
    shell("input text 'a%sb'\\''\"$'")
    assert shell.handset.written == "a b'\"$"


def test_apps_are_started_by_component_link_and_package(shell):
    said = shell("am start -W -n com.paper.notes/.MainActivity").out
    assert "Status: ok" in said
    assert "Activity: com.paper.notes/.MainActivity" in said
    shell("am start -a android.intent.action.VIEW -d 'paper://note/1?a=b&c=d'")
    assert shell.handset.world["link"] == "paper://note/1?a=b&c=d"
    shell("am start -a android.intent.action.SEND -t text/plain --es android.intent.extra.TEXT 'a & b'")
    assert shell.handset.world["shared"] == "a & b"
    shell("am start com.paper.shop")
    assert shell.handset.front()[0] == SHOP.name
    shell("am start -a android.intent.action.MAIN -c android.intent.category.HOME")
    assert shell.handset.front()[0] == "com.android.launcher3"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("am start -n com.none/.Main", "Error: Activity class {com.none/com.none.Main} does not exist."),
        ("am start -n com.paper.shop/.Other", "does not exist"),
        ("am start -a android.intent.action.VIEW -d nobody://x", "unable to resolve Intent"),
        ("monkey -p com.none -c android.intent.category.LAUNCHER 1", "No activities found to run, monkey aborted"),
        ("am fly", "Unknown command: fly"),
        ("pm fly", "Unknown command: fly"),
        ("cmd fly", "Can't find service: fly"),
        ("wm size 1x1", "bad size"),
        ("settings get nowhere x", "Invalid namespace"),
        ("setprop ro.product.model X", "Failed to set property"),
        ("fingertips-restore /none", "No such file"),
    ],
)
def test_what_is_not_there_is_said(shell, line, said):
    answer = shell(line)
    assert said in answer.err
    assert answer.code != 0


def test_apps_are_stopped_and_cleared(shell):
    shell("am start -n com.paper.notes/.MainActivity; am force-stop com.paper.notes; am force-stop com.none")
    assert shell.handset.front()[0] == "com.android.launcher3"
    assert shell("pidof com.paper.notes").code == 1
    assert shell("pm clear com.paper.notes").out == "Success\n"
    assert shell("pm clear com.none").out == "Failed\n"


@pytest.mark.parametrize(
    "line", ["screencap -h", "screencap -d 7", "screencap -p /system/x.png", "screencap a b", "uiautomator fly"]
)
def test_a_screen_that_is_asked_for_wrong_gives_nothing(shell, line):
    said = shell(line)
    assert said.out == ""
    assert said.err


def test_packages_are_installed_nowhere(shell):
    assert "Failure [INSTALL_FAILED" in shell("pm install -r /data/local/tmp/x.apk").out
    assert "Failure [" in shell("pm uninstall com.paper.shop").out


def test_an_apps_name_on_the_launcher_is_its_literal_label(shell):
    said = shell("cmd package query-activities -a android.intent.action.MAIN -c android.intent.category.LAUNCHER").out
    assert said.startswith("2 activities found:\n  Activity #0:\n")
    found = re.findall(r"packageName=(\S+)\n\s+labelRes=\S+ nonLocalizedLabel=(.*) icon=", said)
    assert dict(found) == {NOTES.name: NOTES.label, SHOP.name: SHOP.label}


def test_the_tree_is_xml_as_uiautomator_writes_it(shell):
    said = shell("rm -f /sdcard/t.xml; uiautomator dump /sdcard/t.xml && cat /sdcard/t.xml").out
    head, xml = said.split("\n", 1)
    assert head == "UI hierchary dumped to: /sdcard/t.xml"
    assert xml.startswith(
        "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?><hierarchy rotation=\"0\"><node index="
    )
    nodes = {node.get("resource-id"): node for node in ElementTree.fromstring(xml).iter("node")}
    title, field = nodes["com.android.launcher3:id/title"], nodes["com.android.launcher3:id/field"]
    assert title.get("text") == 'Paper & <"phone">\n纸 😀'
    assert title.get("class") == "android.widget.TextView"
    assert (field.get("text"), field.get("content-desc"), field.get("bounds")) == (
        "写点什么",
        "正文",
        "[100,600][980,720]",
    )


def test_the_tree_goes_to_the_terminal_and_may_be_compressed(shell):
    whole, short = shell("uiautomator dump /dev/tty").out, shell("uiautomator dump --compressed /dev/tty").out
    assert whole.endswith("</hierarchy>UI hierchary dumped to: /dev/tty\n")
    assert short.count("<node") <= whole.count("<node")


def test_pictures_come_as_png_and_raw(shell):
    shell("screencap -p /sdcard/a.png; screencap /sdcard/raw")
    assert shell.device.files.read("/sdcard/a.png").startswith(b"\x89PNG\r\n\x1a\n")
    raw = shell.device.files.read("/sdcard/raw")
    assert struct.unpack("<4I", raw[:16]) == (1080, 2400, 1, 1)
    assert len(raw) == 16 + 1080 * 2400 * 4


def test_size_and_density_are_set_and_put_back(shell):
    assert shell("wm size 720x1600; wm size").out == "Physical size: 1080x2400\nOverride size: 720x1600\n"
    assert shell("wm size reset; wm size").out == "Physical size: 1080x2400\n"
    assert shell("wm density 320; wm density").out == "Physical density: 480\nOverride density: 320\n"
    assert shell("wm density reset; wm density").out == "Physical density: 480\n"


def test_a_turned_phone_is_told_everywhere(shell):
    shell("settings put system user_rotation 1")
    assert "mCurrentRotation=ROTATION_90" in shell("dumpsys window").out
    assert "cur=2400x1080" in shell("dumpsys window").out
    assert "orientation=1," in shell("dumpsys display").out
    assert shell("wm size").out == "Physical size: 1080x2400\n"


def test_a_world_is_read_and_put_back(shell):
    world = shell("fingertips-world").out
    shell.handset.world["front"] = "changed"
    shell.handset.focused = True
    assert shell("cat > /data/local/tmp/w.json; fingertips-restore /data/local/tmp/w.json", world.encode()).code == 0
    assert shell.handset.world["front"] == ""
    assert shell("fingertips-restore -", b"{broken").code == 1
    assert shell("fingertips-restore -", b"[1]").code == 1


def test_the_dark_look_is_asked_for_and_told(shell):
    assert shell("cmd uimode night").out == "Night mode: no\n"
    assert shell("cmd uimode night yes").out == "Night mode: yes\n"
    assert shell("settings get secure ui_night_mode").out == "2\n"
    assert shell("cmd uimode night no; cmd uimode night").out == "Night mode: no\nNight mode: no\n"
    assert shell("cmd uimode night perhaps").code == 255
