"""A chat completions endpoint that says what a script tells it to, over real HTTP, and is strict with its callers.

    with peer([do('do(action="Home")'), Status(429, retry_after=1), Cut("<think>h")]) as p:
        EndpointModel(p.base_url, "autoglm-phone-9b")
        p.requests[0].pictures, p.requests[0].turns

After the last reply of a script the peer answers 500. A script may also be a function from a Request to a reply. By
hand, each line of a file one reply:  python tests/endpoint_peer.py replies.txt 8000
"""

from __future__ import annotations

import base64
import json
import socket
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from typing import Any

from PIL import Image

_ABOUT = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 0, "model": "scripted"}


@dataclass(frozen=True)
class Say:
    """A whole reply, streamed in pieces. A delay holds up each piece, or what comes `before` the first."""

    text: str
    thought: str = ""
    finish: str | None = "stop"
    tokens: tuple[int, int, int] | None = (1000, 50, 0)
    """Of the prompt, of the reply, and of the prompt found in the cache."""
    pieces: int = 7
    delay: float = 0.0
    before: float = 0.0
    done: bool = True
    stream: bool = True


@dataclass(frozen=True)
class Status:
    """An answer that is no success."""

    status: int
    message: str = "no"
    code: str | int | None = None
    retry_after: str | float | None = None
    body: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Cut:
    """A stream that breaks off: the connection is dropped after this much of a reply."""

    text: str = ""


@dataclass(frozen=True)
class Raw:
    """Whatever bytes, as that type of content. Without a type there is not even a header."""

    body: bytes
    type: str = "text/event-stream"


Reply = Say | Status | Cut | Raw | str
Script = Sequence[Reply] | Callable[["Request"], Reply]


@dataclass(frozen=True)
class Request:
    """What was asked."""

    path: str
    headers: Mapping[str, str]
    body: dict[str, Any]

    @property
    def turns(self) -> list[tuple[str, str]]:
        """Role and text of each message."""
        return [(m["role"], _text(m["content"])) for m in self.body["messages"]]

    @property
    def last(self) -> str:
        return self.turns[-1][1]

    @property
    def pictures(self) -> list[Image.Image]:
        return [_picture(part) for m in self.body["messages"] for part in _parts(m["content"]) if "image_url" in part]

    @property
    def decided(self) -> int:
        """How many decisions the conversation already holds."""
        return sum(1 for role, _ in self.turns if role == "assistant")


@dataclass
class Peer:
    """The endpoint while it runs. `complaints` are what was wrong with its requests."""

    base_url: str
    script: Script
    context: int
    requests: list[Request] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def next_reply(self, request: Request) -> Reply:
        self.requests.append(request)
        if complaint := _complaint(request, self.context):
            self.complaints.append(complaint)
            return Status(400, complaint)
        if callable(self.script):
            return self.script(request)
        place = len(self.requests) - 1
        return self.script[place] if place < len(self.script) else Status(500, "the script is over")


def do(call: str, thought: str = "好") -> Say:
    """A reply in AutoGLM's form."""
    return Say(f"<think>{thought}</think><answer>{call}</answer>")


@contextmanager
def peer(script: Script, context: int = 25_480, port: int = 0, strict: bool = True) -> Iterator[Peer]:
    """The endpoint on a free port of this computer. At the end it is an error if a request was not as it should be."""
    server = _Server(("127.0.0.1", port), _Connection)
    server.peer = Peer(f"http://127.0.0.1:{server.server_address[1]}/v1", script, context)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server.peer
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
    assert not (strict and server.peer.complaints), server.peer.complaints


def _complaint(request: Request, context: int) -> str:
    """What is wrong with a request, as a strict server would say it; empty when nothing is."""
    body = request.body
    if request.path != "/v1/chat/completions":
        return f"no such path: {request.path}"
    if not (isinstance(body.get("model"), str) and isinstance(body.get("messages"), list) and body["messages"]):
        return "model and messages are required"
    roles = [m.get("role") for m in body["messages"]]
    if roles[0] != "system" or roles[1::2] != ["user"] * len(roles[1::2]) or set(roles[2::2]) - {"assistant"}:
        return f"roles out of order: {roles}"
    if roles[-1] != "user":
        return "the last turn must be the user's"
    if any("image_url" in part for m in body["messages"][:-1] for part in _parts(m["content"])):
        return "a picture in an earlier turn"
    if len(request.pictures) > 1:
        return "more than one picture"
    parts = _parts(body["messages"][-1]["content"])
    if request.pictures and "image_url" not in parts[0]:
        return "the picture must stand before the text"
    length = _tokens(request)
    if length + body.get("max_tokens", 0) > context:
        return f"This model's maximum context length is {context} tokens. However, you requested {length} tokens"
    return ""


def _tokens(request: Request) -> int:
    """About as GLM counts: 1.6 Chinese characters or four letters a token, and one for 28 x 28 pixels."""
    text = "".join(text for _, text in request.turns)
    wide = sum(1 for c in text if ord(c) > 127)
    pictures = sum(p.width * p.height // 784 for p in request.pictures)
    return int(wide / 1.6 + (len(text) - wide) / 4) + 4 * len(request.turns) + pictures


def _parts(content: Any) -> list[dict[str, Any]]:
    return [{"type": "text", "text": content}] if isinstance(content, str) else content


def _text(content: Any) -> str:
    return "".join(part["text"] for part in _parts(content) if part["type"] == "text")


def _picture(part: dict[str, Any]) -> Image.Image:
    address = part["image_url"]["url"]
    assert address.startswith(("data:image/jpeg;base64,", "data:image/png;base64,")), address[:40]
    return Image.open(BytesIO(base64.b64decode(address.partition(",")[2], validate=True)))


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    peer: Peer

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.over = threading.Event()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hung up is no error of the peer's."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Connection(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        headers = {key.lower(): value for key, value in self.headers.items()}
        match self.server.peer.next_reply(Request(self.path, headers, body)):
            case Status() as status:
                self._status(status)
            case Cut(text):
                self._begin("text/event-stream")
                self._event({"choices": [{"index": 0, "delta": {"content": text}, "finish_reason": None}]})
                self._hang_up()
            case Raw(raw, type):
                if type:
                    self._begin(type)
                    self._chunk(raw)
                    self._end()
                else:
                    self.wfile.write(raw)
                    self._hang_up()
            case Say() as say:
                self._say(say)
            case str() as text:
                self._say(Say(text))

    def _status(self, status: Status) -> None:
        error = {"message": status.message, "type": "error", "code": status.code}
        body = json.dumps({"error": error}).encode() if status.body is None else status.body
        self.send_response(status.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        if status.retry_after is not None:
            self.send_header("Retry-After", str(status.retry_after))
        for name, value in status.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _say(self, say: Say) -> None:
        self.server.over.wait(say.before)
        usage = _usage(say)
        if not say.stream:
            message = {"role": "assistant", "content": say.text}
            whole = {
                **_ABOUT,
                "choices": [{"index": 0, "message": message, "finish_reason": say.finish}],
                "usage": usage,
            }
            self._begin("application/json")
            self._chunk(json.dumps(whole).encode())
            self._end()
            return
        self._begin("text/event-stream")
        for key, text in (("reasoning_content", say.thought), ("content", say.text)):
            for piece in _cut_up(text, say.pieces):
                self.server.over.wait(say.delay)
                self._event({"choices": [{"index": 0, "delta": {key: piece}, "finish_reason": None}]})
        self._event({"choices": [{"index": 0, "delta": {}, "finish_reason": say.finish}]})
        if usage:
            self._event({"choices": [], "usage": usage})
        if say.done:
            self._chunk(b"data: [DONE]\n\n")
        self._end()

    def _begin(self, type: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", type)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()

    def _event(self, value: dict[str, Any]) -> None:
        self._chunk(
            b": still here\n\ndata: " + json.dumps({**_ABOUT, **value}, ensure_ascii=False).encode() + b"\r\n\r\n"
        )

    def _chunk(self, data: bytes) -> None:
        if data:
            self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
            self.wfile.flush()

    def _end(self) -> None:
        self.wfile.write(b"0\r\n\r\n")
        self.wfile.flush()

    def _hang_up(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)


def _usage(say: Say) -> dict[str, Any] | None:
    if say.tokens is None:
        return None
    into, out, cached = say.tokens
    details = {"prompt_tokens_details": {"cached_tokens": cached}}
    return {"prompt_tokens": into, "completion_tokens": out, "total_tokens": into + out, **details}


def _cut_up(text: str, pieces: int) -> list[str]:
    size = max(1, -(-len(text) // pieces))
    return [text[at : at + size] for at in range(0, len(text), size)]


def main() -> None:
    with open(sys.argv[1], encoding="utf-8") as file:
        script = [line.rstrip("\n").replace("\\n", "\n") for line in file]
    with peer(script, port=int(sys.argv[2]), strict=False) as running:
        sys.stdout.write(running.base_url + "\n")
        sys.stdout.flush()
        threading.Event().wait()


if __name__ == "__main__":
    main()
