"""An endpoint asked in a test: a model at a peer's address, in haste, closed when the test is over."""

import socket
import threading
from contextlib import contextmanager
from datetime import date

import pytest

from endpoint_peer import peer
from fingertips.errors import EndpointFailed
from fingertips.event import Began, Observed
from fingertips.models.endpoint import EndpointModel, Patience
from fingertips.session import Session
from paper import screen

KEY = "sk-secret-4711"
HASTE = Patience(connect=2, silence=2, total=6, tries=3, pause=0.01)
TAP = 'do(action="Tap", element=[500,300])'
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
OPEN: list[EndpointModel] = []


def model(url, patience=HASTE, **settings):
    made = EndpointModel(url, "autoglm-phone-9b", KEY, patience=patience, today=lambda: date(2026, 3, 2), **settings)
    OPEN.append(made)
    return made


def decide(session, script, **settings):
    with peer(script) as p:
        return model(p.base_url, **settings).decide(session, session.screen), p


def fails(session, script, strict=True, **settings):
    with peer(script, strict=strict) as p:
        decider = model(p.base_url, **settings)
        with pytest.raises(EndpointFailed) as failure:
            decider.decide(session, session.screen)
    for locale in ("zh", "en"):
        sentence = failure.value.line.text(locale)
        assert KEY not in sentence
        assert p.base_url in sentence or "instruction" in str(failure.value.details["case"])
    return failure.value.details, p


def case_of(url):
    session = Session("s")
    session.apply(Began("买牛奶", "paper"))
    session.apply(Observed(screen("搜索"), 0.1))
    decider = model(url)
    with pytest.raises(EndpointFailed) as failure:
        decider.decide(session, session.screen)
    assert failure.value.line.text("zh")
    assert failure.value.line.text("en")
    return failure.value.details["case"]


@contextmanager
def raw_server(talk):
    """Whatever bytes a connection is met with."""
    listener = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def serve():
        while not over.is_set():
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                connection.settimeout(5)
                try:
                    talk(connection)
                except OSError:
                    pass

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/v1"
    finally:
        over.set()
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)
