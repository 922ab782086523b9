from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from fingertips.errors import BadSettings
from fingertips.phones.virtual import browser
from fingertips.phones.virtual.server import RunningPhone


def answers(address: str) -> bool:
    host, port = address.split(":")
    try:
        socket.create_connection((host, int(port)), timeout=2).close()
    except OSError:
        return False
    return True


def ends(pid: int) -> bool:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False


def test_a_phone_runs_while_it_is_held_and_keeps_its_world(tmp_path):
    keep = tmp_path / "worlds" / "kept.json"
    with RunningPhone.start({"seed": 5, "clipboard": "kept"}, "en", keep=keep) as phone:
        assert answers(phone.address)
    assert not answers(phone.address)
    kept = json.loads(keep.read_text("utf-8"))
    assert (kept["seed"], kept["clipboard"], kept["locale"]) == (5, "kept", "en")


def test_a_phone_that_is_cut_off_is_found_in_the_world_that_it_began_in(tmp_path):
    keep = tmp_path / "kept.json"
    with RunningPhone.start({"clipboard": "begun"}, "en", keep=keep) as phone:
        os.kill(phone._child.pid, signal.SIGKILL)
        assert json.loads(keep.read_text("utf-8"))["clipboard"] == "begun"


def test_a_phone_ends_with_the_program_that_holds_it(tmp_path):
    program = (
        "import sys, os, time\n"
        "from fingertips.phones.virtual.server import RunningPhone\n"
        "phone = RunningPhone.start()\n"
        "print(phone.address, phone._child.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    holder = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert holder.stdout
    address, pid = holder.stdout.readline().split()
    assert answers(address)
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    holder.stdout.close()
    assert ends(int(pid))
    assert not answers(address)


def test_a_bad_world_is_told_by_whoever_starts_the_phone(tmp_path):
    path = tmp_path / "world.json"
    path.write_text('{"locale": "fr"}', "utf-8")
    with pytest.raises(BadSettings, match="locale"):
        RunningPhone.start(path)


def test_a_port_that_is_taken_is_told(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(BadSettings, match="port"):
        RunningPhone.start(port=taken.getsockname()[1])


def test_a_kept_world_is_gone_on_with(tmp_path):
    keep = tmp_path / "kept.json"
    for clipboard in ("first", "ignored"):
        with RunningPhone.start({"clipboard": clipboard}, "zh", keep=keep):
            pass
    assert json.loads(keep.read_text("utf-8"))["clipboard"] == "first"


def test_a_browser_that_is_not_there_is_named(monkeypatch):
    monkeypatch.setenv(browser.SETTING, "/nowhere/chromium")
    with pytest.raises(BadSettings, match="/nowhere/chromium"):
        browser.find()


def test_without_any_browser_the_line_that_installs_one_is_told(monkeypatch, tmp_path):
    monkeypatch.delenv(browser.SETTING, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(BadSettings, match="install"):
        browser.find()


def test_playwrights_browser_is_found(monkeypatch, tmp_path):
    shell = tmp_path / "chromium_headless_shell-1200" / "chrome-headless-shell-linux64" / "chrome-headless-shell"
    shell.parent.mkdir(parents=True)
    shell.write_text("")
    shell.chmod(0o755)
    monkeypatch.delenv(browser.SETTING, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    assert browser.find() == shell


def test_a_program_that_is_no_browser_is_told(tmp_path):
    program = tmp_path / "browser"
    program.write_text("#!/bin/sh\necho no display >&2\nexit 3\n")
    program.chmod(0o755)
    with pytest.raises(BadSettings, match="no display"):
        RunningPhone.start(program=str(program))
