"""As much of HTTP/1.1 as a client on the other end of adb needs: one request after the other, JSON in and out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from fingertips.phones.virtual.adbd.automator import methods
from fingertips.phones.virtual.adbd.automator.methods import Refused
from fingertips.phones.virtual.adbd.device import Device
from fingertips.phones.virtual.adbd.streams import Gone, Stream

LARGEST = 8 * 1024 * 1024
_HEAD = 64 * 1024


@dataclass(frozen=True, slots=True)
class _Request:
    method: str
    path: str
    body: bytes
    stays: bool
    """Whether the client wants to ask more."""


async def serve(device: Device, stream: Stream) -> None:
    while request := await _read(stream):
        status, kind, body = await _answer(device, stream, request)
        ending = "keep-alive" if request.stays else "close"
        head = (
            f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\nConnection: {ending}\r\n\r\n"
        )
        await stream.write(head.encode() + body)
        if not request.stays:
            return


async def _read(stream: Stream) -> _Request | None:
    """None where what comes is no request: the stream ends then."""
    head = (await stream.until(b"\r\n\r\n", _HEAD)).decode("latin-1")
    first, *lines = head.split("\r\n")
    words = first.split(" ")
    if len(words) != 3 or not words[2].startswith("HTTP/1."):
        await stream.write(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        return None
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    length = headers.get("content-length", "0")
    if not (length.isascii() and length.isdigit()) or len(length) > 9 or int(length) > LARGEST:
        raise Gone
    body = await stream.exactly(int(length))
    return _Request(words[0], words[1], body, headers.get("connection", "").lower() != "close")


async def _answer(device: Device, stream: Stream, request: _Request) -> tuple[str, str, bytes]:
    """Status, media type and body."""
    match request.method, request.path.split("?")[0]:
        case "GET", "/ping":
            return "200 OK", "text/plain", b"pong"
        case "POST", "/jsonrpc/0":
            said = await _called(device, stream, request.body)
            return "200 OK", "application/json", json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")
        case _:
            return "404 Not Found", "text/plain", b"404 Not Found"


async def _called(device: Device, stream: Stream, body: bytes) -> dict[str, Any]:
    try:
        asked = json.loads(body)
    except (ValueError, RecursionError) as error:
        return _error(None, -32700, f"Parse error: {error}")
    if not isinstance(asked, dict) or not isinstance(asked.get("method"), str):
        return _error(None, -32600, "Invalid Request")
    params = asked.get("params") or []
    params = list(params.values()) if isinstance(params, dict) else params
    if not isinstance(params, list):
        return _error(asked.get("id"), -32602, "Invalid params")
    try:
        result = await methods.call(device, stream.ended, asked["method"], params)
    except Refused as error:
        return _error(asked.get("id"), error.code, str(error))
    return {"jsonrpc": "2.0", "id": asked.get("id"), "result": result}


def _error(number: Any, code: int, message: str) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": number, "error": {"code": code, "message": message, "data": message}}
