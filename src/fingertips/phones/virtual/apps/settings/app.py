"""设置 / Settings: the phone's own switches, its apps and what they may do. Its state is the phone's world itself."""

from __future__ import annotations

import random
from typing import Any

from fingertips.phones.virtual.preferences import letters
from fingertips.phones.virtual.system import LOUDEST, PERMISSIONS

State = dict[str, Any]
Page = dict[str, Any]

SWITCHES = {
    "wifi_on": ("global", "WLAN", "Wi-Fi"),
    "bluetooth_on": ("global", "蓝牙", "Bluetooth"),
    "airplane_mode_on": ("global", "飞行模式", "Airplane mode"),
    "zen_mode": ("global", "勿扰模式", "Do not disturb"),
    "accelerometer_rotation": ("system", "自动旋转屏幕", "Auto-rotate screen"),
    "haptic_feedback_enabled": ("system", "触感反馈", "Touch vibration"),
    "ui_night_mode": ("secure", "深色模式", "Dark theme"),
}
OFF_AND_ON = {"ui_night_mode": ("1", "2")}
"""What stands for off and on, where that is not 0 and 1."""
SLEEP = (15, 30, 60, 120, 300, 600)
"""Seconds after which an unused screen may go off."""
LETTERS = {"0.85": ("小", "Small"), "1.0": ("标准", "Default"), "1.15": ("大", "Large"), "1.3": ("超大", "Largest")}
"""Android's sizes of letters, as `font_scale` holds them."""
NAMES = {
    "location": ("位置信息", "Location"),
    "camera": ("相机", "Camera"),
    "microphone": ("麦克风", "Microphone"),
    "contacts": ("通讯录", "Contacts"),
    "notifications": ("通知", "Notifications"),
    "photos": ("照片和视频", "Photos and videos"),
    "storage": ("存储", "Files"),
    "phone": ("电话", "Phone"),
    "calendar": ("日历", "Calendar"),
    "sms": ("短信", "SMS"),
}


def begin(locale: str, rng: random.Random, now: int) -> State:
    street = ("Linden", "Harbour", "Maple", "Orchid")
    return {"networks": [f"{name}-{rng.choice(('5G', '2.4G', 'Home'))}" for name in rng.sample(street, 3)]}


def open_link(path: str, query: dict[str, str]) -> tuple[str, dict[str, Any]] | None:
    match path.split("/"):
        case ["" | "home"]:
            return "home", {}
        case ["wifi" | "bluetooth" | "display" | "sound" | "apps" | "about" as screen]:
            return screen, {}
        case ["app", folder]:
            return "app", {"folder": folder}
        case _:
            return None


# What the screens show


def home(state: State, page: Page, desk: Any) -> dict[str, Any]:
    device = desk.world["device"]
    return {
        "switches": _switches(desk),
        "network": state["networks"][0],
        "model": device["model"],
        "count": len(desk.programs.installed(desk.world)),
        "volume": _volume(desk),
    }


def wifi(state: State, page: Page, desk: Any) -> dict[str, Any]:
    return {"switch": _switches(desk)["wifi_on"], "networks": state["networks"]}


def bluetooth(state: State, page: Page, desk: Any) -> dict[str, Any]:
    return {"switch": _switches(desk)["bluetooth_on"], "name": desk.world["device"]["model"]}


def display(state: State, page: Page, desk: Any) -> dict[str, Any]:
    seconds = int(desk.world["settings"]["system"].get("screen_off_timeout", "600000")) // 1000
    scale = letters(desk.world)
    return {
        "night": _switches(desk)["ui_night_mode"],
        "rotate": _switches(desk)["accelerometer_rotation"],
        "letters": [(value, desk.t(*names), float(value) == scale) for value, names in LETTERS.items()],
        "seconds": seconds,
        "choices": SLEEP,
    }


def sound(state: State, page: Page, desk: Any) -> dict[str, Any]:
    switches = _switches(desk)
    return {"volume": _volume(desk), "quiet": switches["zen_mode"], "touch": switches["haptic_feedback_enabled"]}


def apps(state: State, page: Page, desk: Any) -> dict[str, Any]:
    return {"programs": desk.programs.installed(desk.world)}


def app(state: State, page: Page, desk: Any) -> dict[str, Any]:
    program = desk.programs[page["args"]["folder"]]
    granted = desk.world["apps"][program.folder]["granted"]
    wishes = [name for name in program.permissions if name in PERMISSIONS]
    return {
        "program": program,
        "permissions": [{"id": name, "name": desk.t(*NAMES[name]), "on": name in granted} for name in wishes],
        "running": bool(desk.world["apps"][program.folder].get("stack")),
        "sheet": page.get("sheet", ""),
    }


def about(state: State, page: Page, desk: Any) -> dict[str, Any]:
    device = desk.world["device"]
    return {
        "facts": [
            (desk.t("设备名称", "Device name"), f"{device['brand']} {device['model']}"),
            (desk.t("安卓版本", "Android version"), device["android"]),
            (desk.t("序列号", "Serial number"), device["serial"]),
            (desk.t("分辨率", "Resolution"), f"{device['width']} × {device['height']}"),
            (desk.t("运营商", "Carrier"), device["carrier"]),
            (desk.t("电量", "Battery"), f"{device['battery']}%"),
        ]
    }


# What a touch changes


def on_open(state: State, page: Page, desk: Any, screen: str, folder: str = "") -> None:
    desk.go(screen, **({"folder": folder} if folder else {}))


def on_switch(state: State, page: Page, desk: Any, name: str) -> None:
    values = desk.world["settings"][SWITCHES[name][0]]
    off, on = OFF_AND_ON.get(name, ("0", "1"))
    values[name] = off if values.get(name) == on else on


def on_join(state: State, page: Page, desk: Any, name: str) -> None:
    state["networks"] = [name, *(each for each in state["networks"] if each != name)]


def on_sleep(state: State, page: Page, desk: Any, seconds: int) -> None:
    desk.world["settings"]["system"]["screen_off_timeout"] = str(seconds * 1000)


def on_letters(state: State, page: Page, desk: Any, scale: str) -> None:
    desk.world["settings"]["system"]["font_scale"] = scale


def on_volume(state: State, page: Page, desk: Any, by: int) -> None:
    volume = max(0, min(LOUDEST, _volume(desk) + by))
    desk.world["settings"]["system"]["volume_music"] = str(volume)


def on_permission(state: State, page: Page, desk: Any, id: str) -> None:
    granted = desk.world["apps"][page["args"]["folder"]]["granted"]
    if id in granted:
        granted.remove(id)
    else:
        granted.append(id)


def on_stop(state: State, page: Page, desk: Any) -> None:
    desk.stop_app(page["args"]["folder"])


def on_sheet(state: State, page: Page, desk: Any, name: str) -> None:
    page["sheet"] = name


def on_clear(state: State, page: Page, desk: Any) -> None:
    page.pop("sheet", None)
    desk.clear_app(page["args"]["folder"])
    desk.toast(desk.t("已清除数据", "Data cleared"))


def _switches(desk: Any) -> dict[str, dict[str, Any]]:
    settings = desk.world["settings"]
    return {
        name: {"id": name, "label": desk.t(zh, en), "on": settings[space].get(name) == OFF_AND_ON.get(name, "01")[1]}
        for name, (space, zh, en) in SWITCHES.items()
    }


def _volume(desk: Any) -> int:
    return int(desk.world["settings"]["system"].get("volume_music", "8"))
