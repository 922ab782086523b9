"""The ways in which an endpoint fails, told apart by what came over the wire: each has its sentence in the catalogue.

What servers say was read off vLLM, SGLang, OpenAI (https://platform.openai.com/docs/guides/error-codes) and BigModel
(https://docs.bigmodel.cn/cn/api/api-code: 1113 in arrears, 1211 no such model, 1261 too long, 1301 filtered).
"""

from __future__ import annotations

import html
import json
import math
import re
import socket
import ssl
import time
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from fingertips.models.request import clipped

AGAIN = frozenset({"refused", "unreachable", "timed_out", "cut", "rate_limited", "overloaded", "server_error"})
"""What may go better the next time."""

_BY_WORDS = (
    ("filtered", r"content_filter|content management policy|data_inspection|\b1301\b|敏感内容"),
    ("context_too_long", r"context[_ ]length|context window|maximum context|max_model_len|too many tokens"),
    (
        "context_too_long",
        r"(?:prompt|input|messages?|conversation).{0,80}too long|prompt\s*超长|\b1261\b|exceeds? the (?:model's )?max",
    ),
    ("unpaid", r"insufficient_quota|insufficient balance|\b1113\b|余额|欠费|billing|payment required"),
    (
        "unknown_model",
        r"model_not_found|\b1211\b|模型不存在|model.{0,120}(?:not exist|not found|no such)|unknown model",
    ),
    ("unknown_model", r"no such model|invalid model|not a valid model"),
    (
        "no_pictures",
        r"(?:image|multimodal|vision).{0,80}(?:not (?:a |been )?support|unsupported|only supported|not enabled)",
    ),
    (
        "no_pictures",
        r"not a multimodal model|does not support (?:image|vision)|at most 0 image|unknown variant .?image_url",
    ),
    ("unauthorised", r"(?:invalid|incorrect).{0,20}api[_ ]key|api[_ ]key.{0,20}(?:not valid|invalid|missing)"),
)
_BY_STATUS = {
    401: "unauthorised",
    402: "unpaid",
    403: "forbidden",
    404: "not_chat_completions",
    405: "not_chat_completions",
    407: "proxy",
    408: "timed_out",
    429: "rate_limited",
    503: "overloaded",
    529: "overloaded",
}
_TRUSTED_STATUS = {401, 403, 407, 429}


class Failure(Exception):
    """One try that failed: the case, the server's own words, and after how many seconds it wants to be asked again."""

    def __init__(self, case: str, reason: str, after: float | None = None) -> None:
        super().__init__(case, reason)
        self.case = case
        self.reason = reason
        self.after = after

    @property
    def again(self) -> bool:
        return self.case in AGAIN


def of_status(status: int, headers: Mapping[str, str], body: bytes) -> Failure:
    """What an answer that is no success means."""
    words = said(body)
    reason = f"HTTP {status}" + (f": {words}" if words else "")
    if 300 <= status < 400:
        return Failure("moved", headers.get("location", reason))
    return Failure(_case(status, words), reason, retry_after(headers))


def of_error(error: object) -> Failure:
    """What an error in the middle of a stream means; it brings its own code or none."""
    words = said(json.dumps({"error": error}, ensure_ascii=False).encode())
    code = error.get("code") if isinstance(error, dict) else None  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]
    status = code if isinstance(code, int) and 400 <= code < 600 else 500
    return Failure(_case(status, words), words or "error")


def _case(status: int, words: str) -> str:
    for case, pattern in _BY_WORDS:
        believed = status not in _TRUSTED_STATUS or (status == 429 and case == "unpaid")
        if believed and re.search(pattern, words, re.IGNORECASE):
            return case
    return _BY_STATUS.get(status, "server_error" if status >= 500 else "rejected")


def of_transport(error: httpx.TransportError) -> Failure:
    """What a connection that could not be made or kept means."""
    reason = str(error) or type(error).__name__
    causes = list(_causes(error))
    if isinstance(error, httpx.TimeoutException):
        return Failure("timed_out", "connect" if isinstance(error, httpx.ConnectTimeout) else "silence")
    if isinstance(error, httpx.ProxyError):
        return Failure("proxy", reason)
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return Failure("tls", reason)
    if isinstance(error, httpx.ConnectError):
        if any(isinstance(cause, socket.gaierror) for cause in causes):
            return Failure("dns", reason)
        refused = any(isinstance(cause, ConnectionRefusedError) for cause in causes)
        return Failure("refused" if refused else "unreachable", reason)
    return Failure("cut", reason)


def _causes(error: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__


def retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds that the server asks to be left alone: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after"""
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        value = headers.get(name, "").strip()
        try:
            seconds = float(value) * unit
        except ValueError:
            seconds = _until(value) if unit == 1.0 else math.nan
        if math.isfinite(seconds):
            return max(0.0, seconds)
    return None


def _until(day: str) -> float:
    try:
        return parsedate_to_datetime(day).timestamp() - time.time()
    except ValueError:
        return math.nan


def said(body: bytes) -> str:
    """The server's own words in its error, in a line; of a web page its title."""
    text = body.decode("utf-8", "replace").strip()
    try:
        words = " ".join(dict.fromkeys(_words(json.loads(text))))
    except (ValueError, RecursionError):
        title = re.search(r"<title[^>]{0,200}>([^<]{0,200})", text, re.IGNORECASE)
        words = html.unescape(title[1]) if title else "" if "<" in text else text
    return clipped(" ".join(words.split()), 2000)


def _words(value: Any) -> Iterator[str]:
    match value:
        case str() | int():
            yield str(value)
        case {"error": error}:
            yield from _words(error)
        case [first, *_]:
            yield from _words(first)
        case dict():
            for key in ("message", "msg", "detail", "code", "type"):
                yield from _words(value.get(key))  # pyright: ignore[reportUnknownMemberType]
        case _:
            return
