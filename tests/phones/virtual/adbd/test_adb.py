"""The stock adb, which the adbutils wheel brings along, over a paper phone."""

import os
import socket
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from adbutils import adb_path
from hypothesis import given, settings
from hypothesis import strategies as st

from fingertips.phones.virtual.adbd.packets import VERSION, Command, Packet, encoded
from phones.virtual.adbd.conftest import Wired
from phones.virtual.adbd.paper_phone import BUTTON

HELLO = encoded(Packet(Command.CNXN, VERSION, 4096, b"host::features=shell_v2"))


def test_a_phone_is_listed_with_its_model(wired):
    listed = wired.adb("devices", "-l").stdout.decode()
    assert f"{wired.serial} " in listed.replace("\t", " ")
    assert "device product:paper_1 model:Paper_1 device:paper_1" in listed


def test_exit_codes_and_complaints_come_apart(wired):
    said = wired.adb("shell", "echo out; nosuch; exit 7")
    assert (said.returncode, said.stdout) == (7, b"out\n")
    assert said.stderr == b"/system/bin/sh: nosuch: inaccessible or not found\n"


def test_what_is_piped_in_is_read(wired):
    assert wired.adb("shell", "cat > /sdcard/in; wc -c < /sdcard/in", typed=b"x" * 300_000).stdout == b"300000\n"
    assert wired.adb("shell", typed=b"echo one\nexit 5\n").returncode == 5
    assert wired.adb("exec-in", "cat > /sdcard/in2", typed=b"y\x00\r\n").returncode == 0
    assert wired.adb("exec-out", "cat /sdcard/in2").stdout == b"y\x00\r\n"


def test_a_session_in_a_terminal_shows_a_prompt_and_echoes(wired):
    said = wired.adb("shell", "-tt", typed=b"echo hi\nexit 3\n")
    assert b"paper_1:/ $ echo hi\r\nhi\r\n" in said.stdout
    assert said.returncode == 3


def test_what_is_typed_at_a_terminal_is_mended_and_interrupted(wired):
    with typing(wired) as session:
        session.stdin.write("ehco\x7f\x7f\x7fcho 好x\x7f\x1b[A\n".encode())
        read_until(session, b"\r\n\xe5\xa5\xbd\r\npaper_1:/ $ ")
        session.stdin.write(b"sleep 100\n")
        read_until(session, b"sleep 100\r\n")
        session.stdin.write(b"\x03")
        read_until(session, b"^C\r\npaper_1:/ $ ")
        session.stdin.write(b"nothing\x15\x04")
        session.stdin.close()
        assert session.wait(5) == 130


def test_whoever_leaves_in_the_midst_of_typing_disturbs_nobody(wired):
    with typing(wired) as session:
        for number in range(5):
            session.stdin.write(f"sleep {100 + number}\n".encode())
        read_until(session, b"sleep 100\r\n")
        session.kill()
    assert wired.adb("get-state").stdout == b"device\n"
    assert b"$ " in spoken(wired, opened(b"shell:", *[b"sleep 9\n"] * 12))


def typing(wired) -> subprocess.Popen[bytes]:
    line = [adb_path(), "-P", str(wired.adb_port), "-s", wired.serial, "shell", "-tt"]
    return subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0)


def read_until(session: subprocess.Popen[bytes], mark: bytes) -> bytes:
    said = b""
    while mark not in said:
        piece = session.stdout.read(4096)
        assert piece, said
        said += piece
    return said


def test_large_files_go_both_ways_unchanged(wired, tmp_path):
    content = os.urandom(3_000_001)
    (tmp_path / "big").write_bytes(content)
    assert wired.adb("push", str(tmp_path / "big"), "/sdcard/Download/").returncode == 0
    assert wired.adb("pull", "/sdcard/Download/big", str(tmp_path / "back")).returncode == 0
    assert (tmp_path / "back").read_bytes() == content


def test_folders_go_both_ways(wired, tmp_path):
    (tmp_path / "dir/sub").mkdir(parents=True)
    (tmp_path / "dir/sub/a.txt").write_text("甲")
    (tmp_path / "dir/空").write_text("")
    assert wired.adb("push", str(tmp_path / "dir"), "/sdcard/").returncode == 0
    assert wired.adb("pull", "/sdcard/dir", str(tmp_path / "back")).returncode == 0
    assert (tmp_path / "back/sub/a.txt").read_text() == "甲"
    assert (tmp_path / "back/空").read_text() == ""


def test_what_cannot_be_pulled_or_pushed_is_said(wired, tmp_path):
    (tmp_path / "a").write_text("a")
    assert b"No such file or directory" in wired.adb("pull", "/sdcard/none", str(tmp_path / "b")).stderr
    assert b"Read-only file system" in wired.adb("push", str(tmp_path / "a"), "/system/a").stderr


def test_a_picture_and_a_tree_come_whole(wired):
    assert wired.adb("exec-out", "screencap -p").stdout.startswith(b"\x89PNG\r\n\x1a\n")
    assert wired.adb("shell", "screencap -p").stdout.endswith(b"IEND\xaeB`\x82")
    assert b"</hierarchy>" in wired.adb("exec-out", "uiautomator dump /dev/tty").stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["root"], b"adbd cannot run as root in production builds"),
        (["remount"], b"Not running as root"),
        (["reverse", "--list"], b""),
        (["reverse", "tcp:1", "tcp:2"], b"makes no reverse connections"),
        (["get-state"], b"device"),
        (["jdwp"], b""),
        (["logcat", "-d"], b"--------- beginning of main"),
        (["shell", "-n", "getprop", "ro.product.model"], b"Paper 1"),
    ],
)
def test_adbs_other_words_are_answered(wired, words, said):
    answer = wired.adb(*words)
    assert said in answer.stdout + answer.stderr


def test_an_apk_is_refused_in_androids_words(wired, tmp_path):
    (tmp_path / "x.apk").write_bytes(b"PK" * 100_000)
    assert b"Failure [INSTALL_FAILED" in wired.adb("install", str(tmp_path / "x.apk")).stderr
    assert wired.adb("install-multiple", str(tmp_path / "x.apk")).returncode == 1


def test_a_log_is_followed_until_the_reader_goes(wired):
    line = [adb_path(), "-P", str(wired.adb_port), "-s", wired.serial, "logcat"]
    with subprocess.Popen(line, stdout=subprocess.PIPE) as follower:
        assert follower.stdout.readline() == b"--------- beginning of main\n"
        assert follower.poll() is None
        follower.terminate()
    assert wired.adb("shell", "echo on").stdout == b"on\n"


def test_many_ask_at_once(wired):
    with ThreadPoolExecutor(8) as pool:
        said = list(pool.map(lambda n: wired.adb("shell", f"sleep 0.05; echo {n}").stdout, range(24)))
    assert said == [f"{n}\n".encode() for n in range(24)]


def test_a_phone_is_there_again_after_the_server_was_killed(wired):
    wired.adb("kill-server")
    assert "connected to" in wired.connect()
    assert wired.adb("shell", "echo back").stdout == b"back\n"


def test_a_reboot_ends_the_connection_and_the_phone_comes_back(wired):
    assert wired.adb("reboot").returncode == 0
    deadline = time.monotonic() + 20
    while wired.adb("shell", "echo up").stdout != b"up\n":
        assert time.monotonic() < deadline
        wired.adb("disconnect", wired.serial)
        wired.connect()


def test_a_phone_ends_while_somebody_is_connected(adb_server):
    with Wired(adb_server) as wired:
        wired.connect()
        line = [adb_path(), "-P", str(adb_server), "-s", wired.serial, "logcat"]
        follower = subprocess.Popen(line, stdout=subprocess.PIPE)
        follower.stdout.readline()
    with follower:
        follower.wait(10)


def spoken(wired, content: bytes) -> bytes:
    """What a stranger that sends these bytes is answered until it is sent away or has said all."""
    with socket.create_connection(("127.0.0.1", wired.port), timeout=5) as stranger:
        stranger.sendall(content)
        stranger.shutdown(socket.SHUT_WR)
        answer = b""
        try:
            while piece := stranger.recv(65536):
                answer += piece
        except ConnectionResetError:
            pass
        return answer


def test_an_old_adb_gets_its_checksums(wired):
    answer = spoken(wired, encoded(Packet(Command.CNXN, 0x01000000, 4096, b"host::"), checksum=True))
    assert int.from_bytes(answer[16:20], "little") == sum(answer[24:])


def test_a_closing_is_answered_with_a_closing(wired):
    closing = encoded(Packet(Command.CLSE, 7, 1))
    assert encoded(Packet(Command.CLSE, 1, 7)) in spoken(wired, opened(b"sync:") + closing)


def opened(service: bytes, *pieces: bytes) -> bytes:
    packets = [Packet(Command.WRTE, 7, 1, piece) for piece in pieces]
    return HELLO + encoded(Packet(Command.OPEN, 7, 0, service + b"\0")) + b"".join(map(encoded, packets))


@pytest.mark.parametrize(
    "content",
    [
        b"GET / HTTP/1.1\r\n\r\n" * 4,
        encoded(Packet(Command.OPEN, 1, 0, b"shell:id\0")),
        HELLO + b"\xff" * 24,
        HELLO + encoded(Packet(Command.WRTE, 9, 9, b"nobody's")),
        HELLO + encoded(Packet(Command.OPEN, 0, 0, b"shell:id\0")),
        HELLO + encoded(Packet(Command.OPEN, 1, 0, b"tcp:1\0")),
        opened(b"sync:", b"STAT\xff\xff\xff\xff"),
        opened(b"sync:", b"SEND\x04\x00\x00\x00/x,1DATA\xff\xff\xff\xff"),
        opened(b"tcp:9008", b"POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n"),
        opened(b"shell,v2:", b"\x00\xff\xff\xff\x7f"),
        opened(b"shell:cat", b"a", b"b", b"c"),
    ],
)
def test_a_stranger_who_makes_no_sense_disturbs_nobody(wired, content):
    spoken(wired, content)
    assert wired.adb("shell", "echo on").stdout == b"on\n"


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from([b"sync:", b"shell,v2:", b"shell:", b"exec:cat", b"tcp:9008", b"reverse:", b"framebuffer:", b"x"]),
    st.binary(max_size=120),
)
def test_no_bytes_bring_a_service_down(paper_server, service, content):
    spoken(paper_server, opened(service, content))
    assert spoken(paper_server, HELLO).startswith(b"CNXN")


def test_open_autoglms_commands_are_understood(wired, tmp_path):
    """Those that its unmodified phone_agent/adb sends (github.com/zai-org/Open-AutoGLM), read its way."""
    said = wired.adb("shell", "screencap", "-p", "/sdcard/tmp.png")
    assert b"Status: -1" not in said.stdout + said.stderr
    assert b"Failed" not in said.stdout + said.stderr
    wired.adb("pull", "/sdcard/tmp.png", str(tmp_path / "tmp.png"))
    assert (tmp_path / "tmp.png").stat().st_size > 1000

    wired.adb("shell", "monkey", "-p", "com.paper.notes", "-c", "android.intent.category.LAUNCHER", "1")
    lines = wired.adb("shell", "dumpsys", "window").stdout.decode().split("\n")
    assert any("com.paper.notes" in line for line in lines if "mCurrentFocus" in line or "mFocusedApp" in line)

    wired.adb("shell", "input", "tap", "500", "650")
    kept = wired.adb("shell", "settings", "get", "secure", "default_input_method").stdout.decode().strip()
    assert "com.android.adbkeyboard/.AdbIME" in wired.adb("shell", "ime", "list", "-s").stdout.decode().split()
    wired.adb("shell", "ime", "set", "com.android.adbkeyboard/.AdbIME")
    wired.adb("shell", "am", "broadcast", "-a", "ADB_INPUT_B64", "--es", "msg", "")  # its warming up
    wired.adb("shell", "am", "broadcast", "-a", "ADB_CLEAR_TEXT")
    wired.adb("shell", "am", "broadcast", "-a", "ADB_INPUT_B64", "--es", "msg", "5aW26Iy25LiA5p2v")
    assert wired.handset.written == "奶茶一杯"
    wired.adb("shell", "ime", "set", kept)
    assert wired.adb("shell", "settings", "get", "secure", "default_input_method").stdout.decode().strip() == kept

    wired.adb("shell", "input", "swipe", "500", "1500", "500", "500", "1000")
    wired.adb("shell", "input", "keyevent", "4")
    wired.adb("shell", "input", "keyevent", "KEYCODE_HOME")
    assert [code for code, _ in wired.handset.keys] == [4, 3]
    route = wired.adb("shell", "ip", "route").stdout.decode()
    assert route.split()[route.split().index("src") + 1].count(".") == 3


def test_a_tap_lands_where_adb_was_told(wired):
    wired.adb("shell", "input", "tap", str(BUTTON[0] + 5), str(BUTTON[1] + 5))
    assert wired.handset.taps == 1
