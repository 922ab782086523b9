"""The adb server itself, the stock one, with no phone or one that can't be driven."""

import contextlib
import socket
import threading

import pytest

from fingertips.errors import PhoneUnready
from fingertips.phones import android
from fingertips.phones.android import checks, server
from fingertips.phones.android.wire import listens

pytestmark = pytest.mark.usefixtures("lonely_adb_server")


def case(unready):
    return unready.value.details["case"]


def test_the_server_is_started_where_none_runs_and_sees_no_phone(lonely_adb_server):
    assert android.devices() == []
    assert listens("127.0.0.1", lonely_adb_server)


def test_no_phone_is_said_in_one_sentence():
    with pytest.raises(PhoneUnready) as none:
        server.the_only()
    assert case(none) == "none"


def test_a_serial_that_adb_does_not_know_is_not_found():
    with pytest.raises(PhoneUnready) as unknown:
        android.connect("R58M12345")
    assert (case(unknown), unknown.value.details["serial"]) == ("not_found", "R58M12345")


def test_an_address_where_nobody_listens_is_unreachable():
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        with pytest.raises(PhoneUnready) as unreachable:
            android.connect(f"127.0.0.1:{nobody.getsockname()[1]}")
    assert case(unreachable) == "unreachable"


def test_a_phone_that_never_answers_is_offline():
    with silent() as address, pytest.raises(PhoneUnready) as offline:
        server.reach(address, within=1)
    assert case(offline) in ("offline", "unreachable", "starting")


@pytest.mark.parametrize(
    ("state", "named"),
    [
        ("unauthorized", "unauthorized"),
        ("offline", "offline"),
        (
            "no permissions (missing udev rules?); see [http://developer.android.com/tools]",
            "no_permissions",
        ),
        ("authorizing", "starting"),
        ("recovery", "offline"),
    ],
)
def test_each_state_that_adb_shows_is_named_with_its_mend(monkeypatch, state, named):
    with listing(f"R58M12345              {state} usb:1-1 model:Phone transport_id:1\n") as port:
        monkeypatch.setenv("ANDROID_ADB_SERVER_PORT", str(port))
        assert [device.state for device in android.devices()] == [named]
        with pytest.raises(PhoneUnready) as unready:
            server.reach("R58M12345", within=0.3)
    assert case(unready) == named
    assert all("R58M12345" in unready.value.line.text(locale) for locale in ("zh", "en"))


def test_several_phones_are_named_so_that_one_can_be_chosen(monkeypatch):
    with listing("A1 device model:One\nB2 device model:Two\n") as port:
        monkeypatch.setenv("ANDROID_ADB_SERVER_PORT", str(port))
        with pytest.raises(PhoneUnready) as several:
            server.the_only()
    assert "A1, B2" in str(several.value)


def test_a_server_that_is_not_here_is_named(monkeypatch):
    monkeypatch.setenv("ADBUTILS_ADB_PATH", "/nowhere/adb")
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        monkeypatch.setenv("ANDROID_ADB_SERVER_PORT", str(nobody.getsockname()[1]))
        with pytest.raises(PhoneUnready) as missing:
            server.server()
    assert case(missing) == "no_adb"


def test_something_else_at_the_servers_address_is_named(monkeypatch):
    with listing("SSH-2.0-OpenSSH_9.2") as port:
        monkeypatch.setenv("ANDROID_ADB_SERVER_PORT", str(port))
        found = list(checks.findings())
    assert (found[-1].state, str(port) in found[-1].found.text("zh")) == ("bad", True)


def test_the_doctor_stops_at_what_everything_else_depends_on():
    found = list(checks.findings())
    assert [finding.state for finding in found] == ["good", "good", "bad"]
    assert "USB" in found[-1].found.text("zh")


@contextlib.contextmanager
def silent():
    """The address of something that accepts a connection and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        held = []
        accepting = threading.Thread(target=lambda: _accept(listener, held), daemon=True)
        accepting.start()
        yield f"127.0.0.1:{listener.getsockname()[1]}"
        listener.shutdown(socket.SHUT_RDWR)
        accepting.join(5)
        for each in held:
            each.close()


def _accept(listener, held):
    with contextlib.suppress(OSError):
        while True:
            held.append(listener.accept()[0])


@contextlib.contextmanager
def listing(phones):
    """The port of an adb server that answers any question with this list."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        serving = threading.Thread(target=_list, args=[listener, phones.encode()], daemon=True)
        serving.start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)
        serving.join(5)


def _list(listener, phones):
    with contextlib.suppress(OSError):
        while True:
            connection, _ = listener.accept()
            with connection:
                connection.recv(1024)
                connection.sendall(b"OKAY%04x" % len(phones) + phones)
