import socket

import pytest

from asking import HASTE, HEAD, KEY, TAP, case_of, decide, fails, model, raw_server
from endpoint_peer import Cut, Raw, Say, Status, do, peer
from fingertips.action import Key, Press, Tap
from fingertips.catalogue import keys
from fingertips.errors import BadSettings, EndpointFailed, Unparsable
from fingertips.geometry import Point
from fingertips.models.endpoint import EndpointModel, Patience


@pytest.mark.parametrize(
    ("first", "reason"),
    [
        (Status(500, "boom"), "server_error"),
        (Status(503, "busy"), "overloaded"),
        (Status(429, "slow down"), "rate_limited"),
        (Status(408), "timed_out"),
        (Cut("<think>我来</think><answer>do(action="), "cut"),
        (Cut(), "cut"),
        (Say(f"<answer>{TAP}</answer>", finish=None), "cut"),
        (Say(f"<answer>{TAP}</answer>", finish="network_error"), "cut"),
        (Raw(b"", ""), "cut"),
        (Raw(b"", "application/json"), "cut"),
        (Raw(b'data: {"choices":[]}\n\ndata: {"cho\n\n'), "cut"),
        (Raw(b'data: {"error": {"message": "engine died", "code": 503}}\n\n'), "overloaded"),
        (Raw(b'data: {"error": "engine died"}\n\n'), "server_error"),
    ],
)
def test_what_may_go_better_is_tried_again_and_nothing_of_the_first_try_counts(session, first, reason):
    decision, p = decide(session, [first, do('do(action="Back")')])
    assert decision.action == Press(Key.BACK)
    assert len(p.requests) == 2
    assert p.requests[0].body == p.requests[1].body

    details, p = fails(session, [first] * 5)
    assert details["case"] == reason
    assert len(p.requests) == HASTE.tries == details["tries"]


@pytest.mark.parametrize(
    ("reply", "case"),
    [
        (Status(401, "bad key"), "unauthorised"),
        (Status(401, f"Incorrect API key provided: {KEY}"), "unauthorised"),
        (Status(400, "API key not valid. Please pass a valid API key."), "unauthorised"),
        (Status(403, "no access to this model"), "forbidden"),
        (Status(402, "pay"), "unpaid"),
        (Status(429, "You exceeded your current quota", code="insufficient_quota"), "unpaid"),
        (Status(429, "您的账户已欠费，请充值后重试", code="1113"), "unpaid"),
        (Status(404, "The model `autoglm-phone-9b` does not exist.", code="model_not_found"), "unknown_model"),
        (Status(404, 'model "m" not found, try pulling it first'), "unknown_model"),
        (Status(400, "m is not a valid model ID"), "unknown_model"),
        (Status(400, "模型不存在，请检查模型代码", code="1211"), "unknown_model"),
        (Status(400, "This model's maximum context length is 8192 tokens. You requested 9000"), "context_too_long"),
        (Status(400, "Prompt 超长", code="1261"), "context_too_long"),
        (Status(400, "The prompt (total length 25938) is too long to fit into the model"), "context_too_long"),
        (Status(400, "不安全或敏感内容", code="1301"), "filtered"),
        (Status(400, "", code="content_filter"), "filtered"),
        (Say(TAP, finish="content_filter"), "filtered"),
        (Say("", finish="sensitive"), "filtered"),
        (Status(400, "Image input is not supported by this model"), "no_pictures"),
        (Status(400, "some-llm is not a multimodal model"), "no_pictures"),
        (Status(400, "frequency_penalty must be 0"), "rejected"),
        (Status(422, body=b'{"detail":[{"loc":["body"]}]}'), "rejected"),
        (Status(422, body=b'{"detail":[{"loc":["body"],"msg":"Input should be a valid string"}]}'), "rejected"),
        (Status(400, body=b'[{"error":{"code":400,"message":"API key not valid"}}]'), "unauthorised"),
        (Status(400, body=b'{"error":null}'), "rejected"),
        (Status(400, body=b"x" * 100_000), "rejected"),
        (Raw(b'data: {"object":"error","message":"too many tokens","code":400}\n\n'), "context_too_long"),
        (Status(413, body=b"<html><title>413 Request Entity Too Large</title>"), "rejected"),
        (Status(404, body=b"<html><head><title>Not Found &amp; gone</title></head></html>"), "not_chat_completions"),
        (Status(405, body=b"Method Not Allowed"), "not_chat_completions"),
        (Status(301, headers={"Location": "https://elsewhere/v1"}), "moved"),
        (Status(407, "proxy"), "proxy"),
        (Raw(b"<html><title>Welcome to nginx!</title></html>", "text/html"), "not_chat_completions"),
        (Raw(b"hello", "text/plain"), "not_chat_completions"),
        (Raw(b'{"status": "ok"}', "application/json"), "not_chat_completions"),
        (Raw(b'{"choices": ["x"]}', "application/json"), "not_chat_completions"),
        (Raw(b"[1, 2]", "application/json"), "not_chat_completions"),
        (Raw(b"[" * 100_000, "application/json"), "not_chat_completions"),
        (Raw(b"event: ping\n\n"), "not_chat_completions"),
        (Raw(b"data: hello\n\n"), "not_chat_completions"),
        (Raw(b"data: [DONE]\n\n"), "not_chat_completions"),
        (Raw(b"data: " + b"x" * 8_100_000), "not_chat_completions"),
    ],
)  # fmt: skip
def test_what_will_not_go_better_is_said_at_once(session, reply, case):
    details, p = fails(session, [reply, do(TAP)])
    assert details["case"] == case
    assert len(p.requests) == 1
    assert KEY not in str(details)


def test_of_a_web_page_the_title_is_told(session):
    details, _ = fails(session, [Raw(b"<!doctype html><title>Welcome to nginx!</title><p>", "text/html")])
    assert details["reason"] == "Welcome to nginx!"


def test_every_case_has_its_sentence():
    from fingertips.models import failing

    cases = {case for case, _ in failing._BY_WORDS} | set(failing._BY_STATUS.values()) | failing.AGAIN
    assert {f"endpoint_failed.{case}" for case in cases | {"moved", "tls", "dns", "rejected"}} <= keys()


def test_retry_after_is_honoured(session):
    decision, p = decide(session, [Status(429, retry_after=0.4), do(TAP)])
    assert decision.usage.seconds >= 0.4
    assert len(p.requests) == 2


@pytest.mark.parametrize("wait", [3600, "Wed, 21 Oct 2099 07:28:00 GMT"])
def test_a_retry_after_beyond_the_deadline_ends_it_at_once_and_says_how_long(session, wait):
    details, p = fails(session, [Status(429, "slow down", retry_after=wait), do(TAP)])
    assert details["case"] == "rate_limited"
    assert "Retry-After" in details["reason"]
    assert len(p.requests) == 1


@pytest.mark.parametrize("nonsense", ["soon", "nan", "inf", "", "-5", "Wed, 99 Foo"])
def test_a_retry_after_that_means_nothing_is_passed_over(session, nonsense):
    assert decide(session, [Status(503, retry_after=nonsense), do(TAP)])[0].action == Tap(Point(0.5, 0.3))


def test_silence_is_not_waited_out(session):
    haste = Patience(connect=1, silence=0.2, total=1, tries=2, pause=0.01)
    details, _ = fails(session, [Say(TAP, before=5)] * 3, patience=haste)
    assert (details["case"], details["reason"], details["seconds"]) == ("timed_out", "silence", "0.2")


def test_a_reply_that_only_trickles_ends_at_the_deadline(session):
    haste = Patience(connect=1, silence=1, total=0.5, tries=3, pause=0.01)
    details, p = fails(session, [Say(TAP * 20, pieces=500, delay=0.05)] * 3, patience=haste)
    assert (details["case"], details["reason"], details["seconds"]) == ("timed_out", "total", "0.5")
    assert len(p.requests) == 1


def test_a_server_that_hangs_after_a_whole_reply_has_said_enough(session):
    whole = b'data: {"choices":[{"delta":{"content":"do(action=\\"Back\\")"},"finish_reason":"stop"}]}\n\n'
    with raw_server(lambda c: (c.recv(99999), c.sendall(HEAD + whole), c.recv(1))) as url:
        haste = Patience(connect=1, silence=0.2, total=2, tries=1)
        assert model(url, patience=haste).decide(session, session.screen).action == Press(Key.BACK)


def test_endless_babble_is_stopped_and_is_no_action(session):
    with pytest.raises(Unparsable) as refusal:
        decide(session, [Say(f"<answer>{TAP}</answer>" * 6000, pieces=50)])
    assert refusal.value.details["case"] == "cut"


def test_a_reply_at_its_length_limit_is_no_action(session):
    with pytest.raises(Unparsable) as refusal:
        decide(session, [Say(f"<answer>{TAP}</answer>", finish="length")])
    assert refusal.value.details["case"] == "cut"


def test_a_server_that_can_not_count_streams_is_asked_without(session):
    decision, p = decide(session, [Status(400, "stream_options is not supported"), Say(TAP, tokens=None)])
    assert decision.action == Tap(Point(0.5, 0.3))
    assert "stream_options" not in p.requests[1].body


def test_nobody_listening_is_refused():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        assert case_of(f"http://127.0.0.1:{taken.getsockname()[1]}/v1") == "refused"


def test_an_unknown_host_is_a_name_that_is_not_known(monkeypatch):
    def unknown(*_arguments, **_options):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert case_of("http://model.example/v1") == "dns"


def test_speaking_tls_to_a_server_that_does_not_is_told(session):
    with peer([]) as p:
        assert case_of(p.base_url.replace("http:", "https:")) == "tls"


def test_a_network_without_a_way_there_is_unreachable(monkeypatch):
    def no_way(*_arguments, **_options):
        raise OSError(101, "Network is unreachable")

    monkeypatch.setattr(socket, "create_connection", no_way)
    assert case_of("http://192.0.2.1/v1") == "unreachable"


def test_a_proxy_that_does_not_work_is_named(session, monkeypatch):
    with raw_server(
        lambda c: (c.recv(9999), c.sendall(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"))
    ) as url:
        monkeypatch.setenv("HTTPS_PROXY", url.removesuffix("/v1"))
        assert case_of("https://model.example/v1") == "proxy"
        monkeypatch.setenv("HTTPS_PROXY", "nonsense://x")
        with pytest.raises(BadSettings) as failure:
            model("https://model.example/v1").decide(session, session.screen)
    assert "nonsense" in str(failure.value)


def test_compressed_garbage_is_a_cut_reply():
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd"
    with raw_server(lambda c: (c.recv(99999), c.sendall(head))) as url:
        assert case_of(url) == "cut"


@pytest.mark.parametrize(
    "url", ["", "127.0.0.1:8000/v1", "ftp://x/v1", "http://", "http://[::1/v1", "http://x:99999999/v1"]
)
def test_an_address_that_can_be_none_is_refused_at_once(url):
    with pytest.raises(BadSettings) as failure:
        EndpointModel(url, "m")
    assert "127.0.0.1:8000" in str(failure.value)


@pytest.mark.parametrize("key", ["sk 1", "sk-1\n", "密钥"])
def test_a_key_that_can_be_none_is_refused_and_not_shown(key):
    with pytest.raises(BadSettings) as failure:
        EndpointModel("http://127.0.0.1/v1", "m", key)
    assert key not in str(failure.value)


def test_the_key_is_in_no_representation():
    decider = model("http://127.0.0.1/v1")
    assert KEY not in repr(decider)


def test_a_password_in_the_address_is_not_shown(session):
    with peer([Status(401)], strict=False) as p:
        decider = model(p.base_url.replace("http://", "http://me:hush@") + "?token=hush2")
        with pytest.raises(EndpointFailed) as failure:
            decider.decide(session, session.screen)
    assert "hush" not in str(failure.value.details)
