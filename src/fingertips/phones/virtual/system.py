"""The operating system around the apps: home and back, recents, the shade, dialogs, the lock, keys of the case."""

from __future__ import annotations

from fingertips.phones.virtual.device import World
from fingertips.phones.virtual.kernel import Kernel

LAUNCHER = ("com.android.launcher3", "com.android.launcher3.Launcher")
SYSTEM_UI = "com.android.systemui"
VOLUME_SECONDS = 2.0
LOUDEST = 15

PERMISSIONS = {
    "location": ("获取此设备的位置信息", "access this device’s location"),
    "camera": ("拍摄照片和录制视频", "take pictures and record video"),
    "microphone": ("录制音频", "record audio"),
    "contacts": ("访问您的通讯录", "access your contacts"),
    "notifications": ("向您发送通知", "send you notifications"),
    "photos": ("访问此设备上的照片和视频", "access photos and videos on this device"),
    "storage": ("访问此设备上的文件", "access files on this device"),
    "phone": ("拨打电话和管理通话", "make and manage phone calls"),
    "calendar": ("访问您的日历", "access your calendar"),
    "sms": ("发送和查看短信", "send and view SMS messages"),
}
ONLY_IN_USE = frozenset({"location", "camera", "microphone"})
"""Permissions that may be given for as long as the app is used."""


class System:
    """Answers to touches on the system's own screens and to the keys of the case."""

    def __init__(self, kernel: Kernel) -> None:
        self.kernel = kernel
        self.entered = ""
        self.keypad = False
        self.wrong = False
        self.loudness_until = 0.0

    @property
    def world(self) -> World:
        return self.kernel.world

    @property
    def asleep(self) -> bool:
        return not self.world["device"]["awake"]

    @property
    def locked(self) -> bool:
        return bool(self.world["device"]["locked"])

    def window(self) -> tuple[str, str]:
        """Package and activity of the window that has the focus."""
        world = self.world
        if self.locked or world["shade"]:
            return SYSTEM_UI, f"{SYSTEM_UI}.NotificationShade"
        if dialog := world["dialog"]:
            return _DIALOG_WINDOWS[dialog["kind"]]
        program = self.kernel.front()
        if world["overview"] or program is None:
            return LAUNCHER
        return program.package, program.activity

    def leave(self) -> bool:
        """The back key on whatever of the system lies on top; False where nothing does."""
        world = self.world
        if self.locked:
            self.keypad, self.entered = False, ""
        elif world["shade"]:
            world["shade"] = False
        elif world["dialog"]:
            self.on_answer("no")
        elif world["overview"]:
            world["overview"] = False
        else:
            return not world["front"]
        return True

    # Touches on the system's screens: `data-system="launch"` calls on_launch

    def on_launch(self, app: str) -> None:
        self.kernel.launch(app)

    def on_home(self) -> None:
        if not self.locked:
            self.kernel.go_home()

    def on_recents(self) -> None:
        if not self.locked:
            self.world["overview"] = not self.world["overview"]
            self.world["shade"] = False

    def on_drop(self, app: str) -> None:
        """A card swiped out of the recents screen: the app is closed."""
        self.kernel.stop(app)
        if not self.world["recent"]:
            self.kernel.go_home()

    def on_drop_all(self) -> None:
        for app in list(self.world["recent"]):
            self.kernel.stop(app)
        self.kernel.go_home()

    def on_shade(self, down: bool) -> None:
        if not self.locked:
            self.world["shade"] = down
            self.kernel.heads_up = None

    def on_nothing(self) -> None:
        """A touch on a part of a sheet that answers none."""

    def on_toggle(self, name: str) -> None:
        """A tile of the shade."""
        switches = self.world["settings"]["global"]
        switches[name] = "0" if switches.get(name) == "1" else "1"

    def on_notice(self, id: int) -> None:
        notice = next((each for each in self.world["notices"] if each["id"] == id), None)
        if notice is None:
            return
        self.on_dismiss(id)
        self.world["shade"] = False
        program = self.kernel.programs.get(notice["app"])
        link = notice.get("link", "")
        opened = bool(link) and self.kernel.open_link(link, program.package if program else None)
        if not opened and program:
            self.kernel.launch(program.folder)

    def on_dismiss(self, id: int) -> None:
        self.world["notices"] = [each for each in self.world["notices"] if each["id"] != id]
        if self.kernel.heads_up and self.kernel.heads_up["id"] == id:
            self.kernel.heads_up = None

    def on_dismiss_all(self) -> None:
        self.world["notices"] = []
        self.world["shade"] = False

    def on_answer(self, choice: str) -> None:
        """A button of the system's dialog."""
        dialog, self.world["dialog"] = self.world["dialog"], None
        if dialog is None:
            return
        if dialog["kind"] == "permission":
            granted = self.world["apps"][dialog["app"]]["granted"]
            if choice != "no" and dialog["permission"] not in granted:
                granted.append(dialog["permission"])
            if dialog["then"]:
                self.kernel.call(dialog["app"], dialog["then"])
        elif dialog["kind"] == "share":
            self._share(choice, dialog["text"])
        elif choice == "again":
            self.kernel.launch(dialog["app"])

    def _share(self, choice: str, text: str) -> None:
        if choice == "copy":
            self.world["clipboard"] = text
            self.kernel.toast("已复制" if self.world["locale"] == "zh" else "Copied")
        elif choice in self.kernel.programs:
            self.kernel.open_link(self.kernel.programs[choice].sharing(text))

    # The lock

    def on_unlock(self) -> None:
        """A swipe up on the lock screen."""
        if self.world["device"]["pin"]:
            self.keypad, self.entered, self.wrong = True, "", False
        else:
            self.world["device"]["locked"] = False

    def on_digit(self, digit: str) -> None:
        self.entered, self.wrong = self.entered + digit, False
        pin = self.world["device"]["pin"]
        if len(self.entered) >= len(pin):
            self.wrong = self.entered != pin
            if not self.wrong:
                self.world["device"]["locked"] = self.keypad = False
            self.entered = ""

    def on_undo_digit(self) -> None:
        self.entered = self.entered[:-1]

    # The keys of the case

    def power(self) -> None:
        if self.asleep:
            self.wake()
        else:
            self.sleep()

    def wake(self) -> None:
        self.world["device"]["awake"] = True

    def sleep(self) -> None:
        self.world["device"] |= {"awake": False, "locked": True}
        self.world["shade"] = False
        self.keypad, self.entered = False, ""

    def sleeps_after(self) -> float | None:
        """Seconds without a touch after which the screen goes off; None while the phone is told to stay awake."""
        settings = self.world["settings"]
        if self.asleep or settings["global"].get("stay_on_while_plugged_in", "0") != "0":
            return None
        return int(settings["system"].get("screen_off_timeout", "600000")) / 1000

    def louder(self, by: int, moment: float) -> None:
        volume = self.world["settings"]["system"]
        wanted = int(volume.get("volume_music", "8")) + by
        volume["volume_music"] = str(max(0, min(LOUDEST, wanted)))
        self.loudness_until = moment + VOLUME_SECONDS


_DIALOG_WINDOWS = {
    "permission": (
        "com.android.permissioncontroller",
        "com.android.permissioncontroller.permission.ui.GrantPermissionsActivity",
    ),
    "share": ("com.android.intentresolver", "com.android.intentresolver.ChooserActivity"),
    "crash": ("android", "com.android.server.am.AppErrorDialog"),
}
