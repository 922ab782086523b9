"""Whoever decides at an OpenAI-compatible address: a dialect's request goes out, its reply comes back as a decision.

A try that failed is made again with growing pauses, or with those that the server asks for, within one deadline; of a
reply that broke off nothing counts. What a summary cost is put on the next decision's bill.
"""

from __future__ import annotations

import ipaddress
import random
import time
import weakref
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

import httpx

from fingertips.action import Decision, Finish, Usage
from fingertips.catalogue import Locale
from fingertips.errors import BadSettings, EndpointFailed, Unparsable
from fingertips.models import prices
from fingertips.models.chat import Answer, converse
from fingertips.models.dialects import autoglm
from fingertips.models.dialects.summary import plain, summary
from fingertips.models.failing import Failure
from fingertips.models.prices import Prices
from fingertips.models.request import Dialect, Message, Names, Reply, Request, clipped, tokens
from fingertips.models.sight import data_url
from fingertips.observation import Observation
from fingertips.session import Session


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a reply is waited for, in seconds: for the connection, for the next piece, for all tries together."""

    connect: float = 10
    silence: float = 60
    total: float = 180
    tries: int = 5
    pause: float = 0.5
    """Before the second try, at most; it doubles."""


def by_package(package: str, locale: Locale) -> str:
    """What an app is called where nobody knows its name."""
    return package


@dataclass
class EndpointModel:
    """Decides by asking the model of that name at that address. Raises BadSettings when neither can be used."""

    base_url: str
    model: str
    key: str = field(default="", repr=False)
    dialect: Dialect = autoglm
    names: Names = by_package
    prices: Prices = field(default_factory=prices.shipped, repr=False)
    patience: Patience = Patience()
    today: Callable[[], date] = date.today

    def __post_init__(self) -> None:
        self._url = _address(self.base_url)
        self._owed: dict[str, Usage] = {}
        self._counts_streams = True
        if not (self.key.isascii() and self.key.isprintable() and " " not in self.key):
            raise BadSettings(case="api_key")

    @property
    def name(self) -> str:
        return self.model

    def decide(self, session: Session, screen: Observation) -> Decision:
        """Raises Unparsable, EndpointFailed."""
        request = self.dialect.render(session, screen, self.today(), self.names)
        answer = self._ask(session, request)
        usage = self._owed.pop(session.id)
        try:
            decision = self.dialect.parse(answer.reply)
        except Unparsable as unreadable:
            unreadable.usage = usage
            raise
        return replace(decision, by=self.name, usage=usage)

    def summarize(self, session: Session, question: str) -> str:
        """Raises Unparsable, EndpointFailed."""
        screen = session.screen
        assert screen is not None, "a summary follows a look"
        frame = self.dialect.render(session, screen, self.today(), self.names)
        answer = self._answer(self._ask(session, summary(session, question, frame)).reply)
        if not answer:
            nothing = Unparsable(case="no_summary")
            nothing.usage = self._owed.pop(session.id)
            raise nothing
        return answer

    def _answer(self, reply: Reply) -> str:
        """What a reply answers in words, or as the end of an errand, which some families can't help saying."""
        try:
            action = self.dialect.parse(reply).action
        except Unparsable as wordy:
            return plain(reply) if wordy.details["case"] == "no_action" else ""
        return action.answer if isinstance(action, Finish) else ""

    def close(self) -> None:
        if "_client" in self.__dict__:
            self._client.close()

    def _ask(self, session: Session, request: Request) -> Answer:
        """One whole reply, and its price on the session's bill."""
        if request.tokens > request.room:
            raise self._failed("instruction_too_long", tokens=request.tokens, room=request.room)
        started = time.monotonic()
        answer = self._tried(request)
        words = answer.reply.thought + answer.reply.text
        usage = Usage(
            tokens_in=request.tokens if answer.tokens_in is None else answer.tokens_in,
            tokens_out=tokens(words) if answer.tokens_out is None else answer.tokens_out,
            tokens_cached=answer.tokens_cached,
            seconds=time.monotonic() - started,
            calls=1,
        )
        usage = replace(usage, cost=self.prices.cost(self.model, self._url.host, usage))
        self._owed[session.id] = self._owed.get(session.id, Usage()) + usage
        return answer

    def _tried(self, request: Request) -> Answer:
        deadline = time.monotonic() + self.patience.total
        tries = 0
        while True:
            tries += 1
            try:
                return self._once(request, deadline)
            except Failure as failure:
                if self._counts_streams and "stream_options" in failure.reason:
                    self._counts_streams = False  # a server that knows streams but not how to count them
                    continue
                pause = self._pause(failure, tries)
                if not failure.again or tries >= self.patience.tries or time.monotonic() + pause >= deadline:
                    raise self._failed(failure.case, reason=_reason(failure), tries=tries) from failure
                time.sleep(pause)

    def _once(self, request: Request, deadline: float) -> Answer:
        left = max(0.01, deadline - time.monotonic())
        silence = min(self.patience.silence, left)
        timeout = httpx.Timeout(silence, connect=min(self.patience.connect, left))
        return converse(self._client, str(self._url), self._body(request), timeout, deadline)

    def _pause(self, failure: Failure, tries: int) -> float:
        """What the server asks for and a little more, so that not all come back at once; else a doubling pause."""
        if failure.after is not None:
            return failure.after + random.uniform(0, self.patience.pause)
        return self.patience.pause * 2 ** (tries - 1) * random.uniform(0.5, 1)

    def _body(self, request: Request) -> dict[str, object]:
        body: dict[str, object] = {
            "model": self.model,
            "messages": [_message(message, request) for message in request.messages],
            "stream": True,
            **request.options,
        }
        if self._counts_streams:
            body["stream_options"] = {"include_usage": True}
        return body

    def _failed(self, case: str, reason: str = "", tries: int = 0, **details: int) -> EndpointFailed:
        shown = str(self._url.copy_with(userinfo=b"", query=None, fragment=None)).removesuffix("/chat/completions")
        for secret in filter(None, (self.key, self._url.password, self._url.query.decode())):
            reason = reason.replace(secret, "…")
        seconds = self.patience.connect if reason == "connect" else self.patience.total
        seconds = self.patience.silence if reason == "silence" else seconds
        return EndpointFailed(
            case=case,
            url=shown,
            model=self.model,
            reason=clipped(reason, 300),
            tries=tries,
            seconds=f"{seconds:g}",
            **details,
        )

    @cached_property
    def _client(self) -> httpx.Client:
        """Made when first needed: reading the certificates takes a while. A proxy is not asked for what is here."""
        headers = {"User-Agent": "fingertips"} | ({"Authorization": f"Bearer {self.key}"} if self.key else {})
        try:
            client = httpx.Client(headers=headers, trust_env=not _here(self._url.host))
        except (ImportError, ValueError) as error:
            raise BadSettings(case="proxy", reason=str(error)) from None
        weakref.finalize(self, client.close)
        return client


def _message(message: Message, request: Request) -> dict[str, object]:
    if message.picture is None:
        return {"role": message.role.value, "content": message.text}
    url = data_url(message.picture, request.sight.size(message.picture.size))
    picture = {"type": "image_url", "image_url": {"url": url}}
    return {"role": message.role.value, "content": [picture, {"type": "text", "text": message.text}]}


def _reason(failure: Failure) -> str:
    if failure.after is None:
        return failure.reason
    return f"{failure.reason}; Retry-After {failure.after:.0f} s"


def _address(base_url: str) -> httpx.URL:
    """Where chat completions are asked for. Raises BadSettings."""
    try:
        url = httpx.URL(base_url.strip())
    except (httpx.InvalidURL, UnicodeError) as error:
        raise BadSettings(case="base_url", url=base_url, reason=str(error)) from None
    if url.scheme not in ("http", "https") or not url.host:
        raise BadSettings(case="base_url", url=base_url, reason="http:// or https:// + host")
    if url.port is not None and not 0 < url.port < 65_536:
        raise BadSettings(case="base_url", url=base_url, reason=f"port {url.port}")
    path = url.path.rstrip("/").removesuffix("/chat/completions")
    return url.copy_with(path=f"{path}/chat/completions")


def _here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
