"""The driver on a phone that has less to offer."""

import socket

import pytest

from fingertips.phones.android import server
from fingertips.phones.android.automator import Automator
from fingertips.phones.android.phone import AndroidPhone


@pytest.fixture
def plain_phone(stand):
    """The driver where no UIAutomator server answers: it looks for one on a port where nobody listens."""
    wire = server.reach(stand.serial)
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        phone = AndroidPhone(wire, Automator(wire, nobody.getsockname()[1]))
        yield phone
        phone.close()
