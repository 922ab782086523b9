"""A few phones with a nursery each, so that one is touched while another loads."""

import os
import socket
import subprocess

import pytest
from adbutils import adb_path

from crash.stage import short_skill, stages

PHONES = 6


@pytest.fixture(scope="session")
def adb_server():
    """An adb server that no other program uses."""
    with socket.socket() as free, pytest.MonkeyPatch.context() as environment:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
        environment.setenv("ANDROID_ADB_SERVER_PORT", port)
        free.close()
        yield port
        subprocess.run([adb_path(), "-P", port, "kill-server"], check=False, capture_output=True, env=os.environ)


@pytest.fixture(scope="session")
def all_stages(adb_server, tmp_path_factory):
    with stages(tmp_path_factory.mktemp("stages"), PHONES, short_skill()) as started:
        yield started


@pytest.fixture
def stage(all_stages):
    return all_stages[0]
