"""One try at a chat completion: the request over HTTP, the streamed reply put together, or the Failure that it was.

Streamed as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html), so that silence is
noticed and a reply that broke off is known by its missing finish_reason. A server that does not stream is understood.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from fingertips.models.failing import Failure, of_error, of_status, of_transport, said
from fingertips.models.request import Reply, clipped

LONGEST_BODY = 8_000_000
LONGEST_TEXT = 100_000
FILTERED = {"content_filter", "sensitive"}
_JSON = {"Content-Type": "application/json", "Accept": "text/event-stream"}
BROKEN = {"network_error", "error", "abort", "insufficient_system_resource"}


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply and the tokens that the server counted; None where it did not."""

    reply: Reply
    tokens_in: int | None = None
    tokens_out: int | None = None
    tokens_cached: int = 0


def converse(
    client: httpx.Client, url: str, body: Mapping[str, object], timeout: httpx.Timeout, deadline: float
) -> Answer:
    """Ask once. Raises Failure."""
    gathered = _Gathered()
    try:
        with client.stream("POST", url, content=_sent(body), headers=_JSON, timeout=timeout) as response:
            if response.status_code != 200:
                raise of_status(response.status_code, response.headers, _body(response, deadline, 65_536))
            if "text/event-stream" in response.headers.get("content-type", ""):
                _gather(_events(response, deadline), gathered)
            else:
                gathered.take_all(_body(response, deadline, LONGEST_BODY))
    except httpx.TransportError as error:
        if not gathered.finish:
            raise of_transport(error) from error
    except httpx.DecodingError as error:
        raise Failure("cut", str(error)) from error
    return gathered.answer()


def _sent(body: Mapping[str, object]) -> bytes:
    """As JSON; half a surrogate pair, which a person's shell may bring in, is no text and goes as a question mark."""
    return json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")


def _body(response: httpx.Response, deadline: float, longest: int) -> bytes:
    content = bytearray()
    for piece in response.iter_bytes():
        content += piece
        if len(content) > longest:
            break
        _in_time(deadline)
    return bytes(content)


def _gather(events: Iterator[bytes], gathered: _Gathered) -> None:
    for event in events:
        if event == b"[DONE]":
            return
        gathered.take(_json(event, seen=gathered.seen))
        if gathered.endless:
            return


def _events(response: httpx.Response, deadline: float) -> Iterator[bytes]:
    """The data of each event; lines end as the format says and not at every separator that Unicode knows."""
    rest = b""
    for piece in response.iter_bytes():
        _in_time(deadline)
        *lines, rest = (rest + piece).split(b"\n")
        if len(rest) > LONGEST_BODY:
            raise Failure("not_chat_completions", "an endless line")
        for line in lines:
            if line.startswith(b"data:"):
                yield line[5:].strip()
    if rest.startswith(b"data:"):
        yield rest[5:].strip()


def _in_time(deadline: float) -> None:
    if time.monotonic() > deadline:
        raise Failure("timed_out", "total")


def _json(text: bytes, seen: bool) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        words = clipped(said(text[:65_536]), 80) or "no JSON"
        raise Failure("cut" if seen else "not_chat_completions", words) from None


@dataclass
class _Gathered:
    """What has arrived of a reply."""

    text: list[str] = field(default_factory=list[str])
    thought: list[str] = field(default_factory=list[str])
    finish: str = ""
    seen: bool = False
    length: int = 0
    usage: Mapping[str, Any] = field(default_factory=dict[str, Any])

    @property
    def endless(self) -> bool:
        return self.length > LONGEST_TEXT

    def take_all(self, body: bytes) -> None:
        """A reply that came in one piece."""
        if not body:
            raise Failure("cut", "an empty answer")
        self.take(_json(body, seen=False))

    def take(self, chunk: Any) -> None:
        match chunk:
            case {"error": error} if error:
                raise of_error(error)
            case {"object": "error"}:
                raise of_error(chunk)
            case {"choices": [*choices]}:
                self.seen = True
                if choices:
                    self._choice(choices[0])
            case {"usage": _}:
                pass
            case _:
                raise Failure("not_chat_completions", clipped(json.dumps(chunk, ensure_ascii=False), 80))
        if isinstance(usage := chunk.get("usage"), dict):
            self.usage = usage

    def _choice(self, choice: Any) -> None:
        if not isinstance(choice, dict):
            raise Failure("not_chat_completions", clipped(repr(choice), 80))
        parts: Any = choice.get("delta") or choice.get("message")  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
        if isinstance(parts, dict):
            self._add(self.text, parts.get("content"))  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
            self._add(self.thought, parts.get("reasoning_content") or parts.get("reasoning"))  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
        if isinstance(reason := choice.get("finish_reason"), str):  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
            self.finish = reason

    def _add(self, to: list[str], piece: Any) -> None:
        if isinstance(piece, str):
            to.append(piece)
            self.length += len(piece)

    def answer(self) -> Answer:
        """Raises Failure where the reply is not whole: then none of it counts."""
        if not self.finish and not self.endless:
            case = "cut" if self.seen else "not_chat_completions"
            raise Failure(case, "no finish_reason" if self.seen else "no choices")
        if self.finish in FILTERED:
            raise Failure("filtered", f"finish_reason {self.finish}")
        if self.finish in BROKEN:
            raise Failure("cut", f"finish_reason {self.finish}")
        cut = self.endless or self.finish == "length"
        reply = Reply("".join(self.text), "".join(self.thought), cut)
        return Answer(reply, self._count("prompt_tokens"), self._count("completion_tokens"), self._cached())

    def _count(self, name: str) -> int | None:
        value = self.usage.get(name)
        return value if isinstance(value, int) and value >= 0 else None

    def _cached(self) -> int:
        match self.usage:
            case {"prompt_tokens_details": {"cached_tokens": int(cached)}} if cached >= 0:
                return cached
            case {"prompt_cache_hit_tokens": int(cached)} if cached >= 0:
                return cached
            case _:
                return 0
