"""A virtual phone behind an adb server of its own, started once for all tests that need one."""

import os
import socket
import subprocess

import pytest
from adbutils import adb_path


@pytest.fixture(scope="session")
def adb_server():
    """The port of an adb server that no other program uses; the environment leads to it meanwhile."""
    with socket.socket() as free, pytest.MonkeyPatch.context() as environment:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        environment.setenv("ANDROID_ADB_SERVER_PORT", str(port))
        free.close()
        yield port
        subprocess.run([adb_path(), "-P", str(port), "kill-server"], check=False, capture_output=True, env=os.environ)
