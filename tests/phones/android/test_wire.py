"""What becomes of a command when the way to the phone breaks, against an adb server that does as it is told."""

import contextlib
import io
import socket
import struct
import threading

import pytest
from adbutils import AdbClient
from PIL import Image

from fingertips.action import Tap, Type
from fingertips.errors import CannotType, InDoubt, PhoneLost, PhoneUnready, StaleScreen
from fingertips.geometry import Point, Size
from fingertips.observation import App, Observation
from fingertips.phones.android import checks, connect, glance, picture
from fingertips.phones.android.phone import AndroidPhone
from fingertips.phones.android.wire import Broken, Unreached, Wire

PHONE = "R58M12345"
GLANCE = b"""  DisplayFrames w=1080 h=2400 r=0
  mCurrentFocus=Window{1a2b3c4 u0 com.shop/com.shop.Main}
  mWakefulness=Awake
"""
SEEN = Observation(None, App("com.shop", "com.shop.Main"), Size(1080, 2400))


def packet(kind, content):
    return struct.pack("<BI", kind, len(content)) + content


def whole(content=b"", status=0, complaint=b""):
    return packet(1, content) + packet(2, complaint) + packet(3, bytes([status]))


class Server:
    """Answers each command by the first rule whose word is in it; a rule's bytes are sent as they are."""

    def __init__(self, listener):
        self.listener = listener
        self.rules = {"getprop": whole(b"FT1\nPhone\n14\n\n1\n"), "dumpsys": whole(GLANCE)}
        self.transport = b"OKAY"
        self.features = b"cmd,shell_v2"
        self.asked = []

    def serve(self):
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self.listener.accept()
                with connection, contextlib.suppress(OSError, ValueError):
                    connection.settimeout(5)
                    self.answer(connection)

    def answer(self, connection):
        match read(connection):
            case "host:devices-l":
                phones = f"{PHONE} device model:Phone\n".encode()
                connection.sendall(b"OKAY%04x" % len(phones) + phones)
                return
            case question if question.endswith(":features"):
                connection.sendall(b"OKAY%04x" % len(self.features) + self.features)
                return
            case "host:version":
                connection.sendall(b"OKAY00040029")
                return
        connection.sendall(self.transport)
        if self.transport != b"OKAY":
            return
        command = read(connection)
        if command.startswith("tcp:"):
            connection.sendall(b"FAIL" + b"0007refused")
            return
        self.asked.append(command.removeprefix("shell,v2,raw:"))
        reply = next((reply for word, reply in self.rules.items() if word in command), whole(status=127))
        if reply is not None:
            connection.sendall(b"OKAY" + reply)
        else:
            connection.recv(1)  # silence until the other side gives up


def read(connection):
    length = int(connection.recv(4, socket.MSG_WAITALL), 16)
    return connection.recv(length, socket.MSG_WAITALL).decode()


@pytest.fixture
def server():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = Server(listener)
        serving = threading.Thread(target=server.serve, daemon=True)
        serving.start()
        yield server
        listener.shutdown(socket.SHUT_RDWR)
        serving.join(10)


@pytest.fixture
def wire(server):
    return Wire(AdbClient("127.0.0.1", server.listener.getsockname()[1]), PHONE)


def test_a_command_that_ended_tells_what_it_said_and_how_it_ended(server, wire):
    server.rules["ls"] = whole("文件".encode(), 1, b"ls: no such file")
    reply = wire.run("ls")
    assert (reply.text, reply.complaint, reply.status) == ("文件", "ls: no such file", 1)


def test_a_phone_that_is_gone_was_not_asked(server, wire):
    server.transport = b"FAIL" + b"0010device not found"
    with pytest.raises(Unreached, match="device not foun"):
        wire.run("input tap 1 1")


@pytest.mark.parametrize("cut", [whole(b"some")[:-1], whole(b"some")[:7], b""])
def test_a_stream_that_ends_before_the_command_has_is_broken(server, wire, cut):
    server.rules["ls"] = cut
    with pytest.raises(Broken):
        wire.run("ls")


def test_silence_breaks_a_command_off(server, wire):
    server.rules["ls"] = None
    with pytest.raises(Broken):
        wire.run("ls", within=0.2)


def test_a_tap_on_a_broken_way_is_in_doubt_and_was_sent_once(server, wire):
    phone = AndroidPhone(wire)
    server.rules["input"] = b""
    with pytest.raises(InDoubt):
        phone.perform(Tap(Point(0.5, 0.5)), SEEN)
    assert [command for command in server.asked if "input" in command.split()] == ["input tap 540 1200"]


def test_a_phone_that_refuses_touches_says_which_switch_to_turn(server, wire):
    server.rules["input"] = whole(
        complaint=b"java.lang.SecurityException: requires INJECT_EVENTS permission", status=255
    )
    with pytest.raises(PhoneUnready) as refused:
        AndroidPhone(wire).perform(Tap(Point(0.5, 0.5)), SEEN)
    assert refused.value.details["case"] == "input_refused"


def test_a_picture_that_never_comes_whole_is_asked_for_three_times_and_never_made_up(server, wire):
    server.rules["screencap"] = whole(b"\x89PNG\r\n\x1a\n half of one")
    phone = AndroidPhone(wire)
    with pytest.raises(PhoneLost):
        phone.observe()
    assert server.asked.count(picture.QUESTION) == 3
    assert server.asked.count(glance.QUESTION) == 3


def test_an_app_that_went_on_to_another_page_is_not_touched(server, wire):
    phone = AndroidPhone(wire)
    server.rules["dumpsys"] = whole(GLANCE.replace(b"com.shop.Main", b"com.shop.Pay"))
    with pytest.raises(StaleScreen) as stale:
        phone.perform(Tap(Point(0.5, 0.5)), SEEN)
    assert stale.value.details["case"] == "moved"
    assert not [command for command in server.asked if command.startswith("input")]


def test_a_phone_that_can_dump_into_a_file_only_gives_its_elements_too(server, wire):
    tree = '<hierarchy rotation="0"><node class="a.TextView" text="购物车" bounds="[0,0][500,500]" /></hierarchy>'
    server.rules["screencap"] = whole(white_picture())
    server.rules["/dev/tty"] = whole(b"", 0, b"java.io.FileNotFoundException: /dev/tty: open failed: ENXIO")
    server.rules["&& cat"] = whole(tree.encode())
    screen = AndroidPhone(wire).observe()
    assert screen.texts == ("购物车",)
    assert screen.app == SEEN.app


def test_without_any_elements_there_is_still_the_picture(server, wire):
    server.rules["screencap"] = whole(white_picture())
    server.rules["uiautomator"] = whole(b"ERROR: could not get idle state.\n", 1)
    phone = AndroidPhone(wire)
    screens = [phone.observe() for _ in range(4)]
    assert [screen.elements for screen in screens] == [()] * 4
    assert all(screen.picture for screen in screens)
    assert len([command for command in server.asked if "uiautomator" in command]) == 2


def white_picture():
    file = io.BytesIO()
    Image.new("RGB", (1080, 2400), "white").save(file, "png")
    return file.getvalue()


def test_the_doctor_names_each_thing_that_is_poor_or_bad(server, wire, monkeypatch):
    monkeypatch.setenv("ANDROID_ADB_SERVER_PORT", str(wire.client.port))
    server.rules["getprop"] = whole(b"FT1\nPhone\n6.0.1\n\n1\n")
    server.rules["dumpsys"] = whole(GLANCE + b"    showing=true\n    secure=true\n")
    server.rules["screencap"] = whole(b"", 1)
    server.rules["ime list"] = whole(b"com.sogou/.Ime\n")
    found = {finding.check.key: finding for finding in checks.findings(PHONE)}
    assert {key: finding.state for key, finding in found.items()} == {
        "check.adb": "good",
        "check.server": "good",
        "check.phone": "good",
        "check.android": "bad",
        "check.screen": "poor",
        "check.picture": "poor",
        "check.elements": "poor",
        "check.typing": "poor",
    }
    assert all(finding.found.text(locale) for finding in found.values() for locale in ("zh", "en"))


def test_a_phone_from_before_android_7_is_too_old(server, wire, monkeypatch):
    monkeypatch.setenv("ANDROID_ADB_SERVER_PORT", str(wire.client.port))
    server.features = b"cmd"
    with pytest.raises(PhoneUnready) as old:
        connect(PHONE)
    assert old.value.details["case"] == "too_old"
    assert "Android 7" in str(old.value)


def test_a_field_that_takes_another_text_is_told_with_what_it_holds(server, wire):
    field = '<node class="a.EditText" text="138" focused="true" bounds="[0,0][500,500]" />'
    server.rules["uiautomator"] = whole(f"<hierarchy>{field}</hierarchy>".encode())
    server.rules["input"] = server.rules["ime list"] = whole()
    with pytest.raises(CannotType) as cannot:
        AndroidPhone(wire).perform(Type("999"), SEEN)
    assert (cannot.value.details["case"], cannot.value.details["arrived"]) == ("differs", "138")
    assert [command for command in server.asked if command.startswith("input")] == [
        "input keyevent 123 67 67 67; input text 999"
    ]


@pytest.mark.parametrize("text", ["a\0b", "\ud83d"])
def test_a_text_that_no_phone_can_write_is_refused(wire, text):
    with pytest.raises(CannotType) as cannot:
        AndroidPhone(wire).perform(Type(text), SEEN)
    assert cannot.value.details["case"] == "unwritable"
