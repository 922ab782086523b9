"""The command as a person or a program runs it: a process with a home folder and an adb server of its own."""

import json
import os
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from adbutils import adb_path


@dataclass
class Ran:
    code: int
    out: str
    err: str

    @property
    def lines(self):
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def last(self):
        return self.lines[-1]


@dataclass
class Shell:
    home: Path
    environment: dict[str, str]

    def __call__(self, *words, typed=None, **environment):
        ran = subprocess.run(
            [Path(sys.executable).with_name("fingertips"), *words],
            env=self.environment | environment,
            input=typed or "",
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=100,
            check=False,
        )
        assert "Traceback" not in ran.stderr
        return Ran(ran.returncode, ran.stdout, ran.stderr)

    def start(self, *words):
        return subprocess.Popen(
            [Path(sys.executable).with_name("fingertips"), *words],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )


@pytest.fixture(scope="session")
def adb_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    yield port
    subprocess.run([adb_path(), "-P", str(port), "kill-server"], check=False, capture_output=True)


@pytest.fixture
def fingertips(tmp_path, adb_port):
    """Runs the command: fingertips("run", "…", "--json")."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("FINGERTIPS_", "ANDROID_"))}
    own = {"FINGERTIPS_HOME": str(tmp_path / "home"), "FINGERTIPS_LANG": "en", "ANDROID_ADB_SERVER_PORT": str(adb_port)}
    return Shell(tmp_path / "home", clean | own)
