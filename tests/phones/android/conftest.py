"""The driver on a phone that has less to offer."""

import http.server
import socket
import threading

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


class BlackPage(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<body style='background:black'>")

    def log_message(self, *_):
        pass


@pytest.fixture
def black_page():
    """The address of a page that shows nothing, as a protected window does in a picture."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), BlackPage) as pages:
        serving = threading.Thread(target=pages.serve_forever)
        serving.start()
        yield f"http://127.0.0.1:{pages.server_address[1]}/"
        pages.shutdown()
        serving.join()
