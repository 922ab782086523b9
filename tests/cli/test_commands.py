import json
import re
import signal
import sqlite3
from importlib import metadata

import pytest
from rich.cells import cell_len

from endpoint_peer import Status, peer
from fingertips.apps.cards import deck
from fingertips.catalogue import keys

EVENT = {"session", "seq", "kind"}
OUTCOME = ["session", "status", "answer", "steps", "model_calls", "cost", "seconds"]


def do(call):
    return f"<think>Next.</think><answer>{call}</answer>"


NOTED = [do('do(action="Launch", app="随记")'), do('do(action="Interact")'), do('finish(message="That is all")')]
"""Opens an app, asks the person, and claims to be finished."""


def errand(fingertips, endpoint, *more):
    return fingertips(
        "run", "have a look around", "--phone", "virtual", "--json", *more,
        "--model", "autoglm-phone-9b", "--base-url", endpoint.base_url,
    )  # fmt: skip


def test_an_errand_waits_for_an_answer_and_goes_on_with_it(fingertips):
    with peer(NOTED) as endpoint:
        ran = errand(fingertips, endpoint)
        assert ran.code == 3
        assert list(ran.last) == OUTCOME
        assert all(set(line) >= EVENT for line in ran.lines[:-1])
        assert [line["seq"] for line in ran.lines[:-1]] == list(range(len(ran.lines) - 1))
        assert ran.last["status"] == "waiting"
        session = ran.last["session"]
        model = {"FINGERTIPS_MODEL": "autoglm-phone-9b", "FINGERTIPS_BASE_URL": endpoint.base_url}
        answered = fingertips("answer", session, "the newest", "--json", **model)
    assert answered.code == 0
    assert (answered.last["status"], answered.last["answer"]) == ("claimed", "That is all")
    assert answered.last["model_calls"] == 3
    assert "the newest" in endpoint.requests[-1].last

    shown = json.loads(fingertips("show", session[:-1], "--json").out)
    assert [event["kind"] for event in shown["events"]][:3] == ["Began", "Recalled", "Observed"]
    apps = {e["observation"]["app"]["package"] for e in shown["events"] if e["kind"] == "Observed"}
    assert "com.jotter.notes" in apps
    assert fingertips("answer", session, "again").code == 2
    assert fingertips("resume", session).code == 2
    assert fingertips("cancel", session).code == 2


def test_a_person_reads_the_same_errand_as_lines(fingertips):
    with peer(NOTED[:1] + NOTED[2:]) as endpoint:
        ran = fingertips(
            "run", "have a look around", "--phone", "virtual",
            FINGERTIPS_MODEL="autoglm-phone-9b", FINGERTIPS_BASE_URL=endpoint.base_url,
        )  # fmt: skip
    assert ran.code == 0
    assert "Open Jotter" in ran.out
    assert "not verified" in ran.out
    [session] = json.loads(fingertips("sessions", "--json").out)
    assert session["instruction"] == "have a look around"
    assert "have a look" in fingertips("sessions").out
    assert "Open Jotter" in fingertips("show", session["session"]).out
    page = fingertips.home / "report.html"
    assert fingertips("show", session["session"], "--html", str(page)).code == 0
    assert "data:image/jpeg" in page.read_text("utf-8")


def test_a_waiting_errand_can_be_dropped(fingertips):
    with peer(NOTED) as endpoint:
        session = errand(fingertips, endpoint).last["session"]
    dropped = fingertips("cancel", session, "--json")
    assert (dropped.code, dropped.last["status"]) == (0, "cancelled")
    assert fingertips("resume", session).code == 2


def test_a_failed_errand_goes_on_once_the_endpoint_is_mended(fingertips):
    with peer([Status(401)]) as endpoint:
        ran = errand(fingertips, endpoint)
    assert (ran.code, ran.last["status"]) == (1, "failed")
    assert "FINGERTIPS_API_KEY" in ran.lines[-2]["says"]
    with peer(NOTED[2:]) as endpoint:
        model = ["--model", "autoglm-phone-9b", "--base-url", endpoint.base_url]
        resumed = fingertips("resume", ran.last["session"], *model, "--json")
    assert (resumed.code, resumed.last["status"]) == (0, "claimed")


def test_the_limit_on_steps_stops_an_errand(fingertips):
    with peer([do('do(action="Home")')] * 9) as endpoint:
        ran = errand(fingertips, endpoint, "--max-steps", "2")
    assert (ran.code, ran.last["steps"]) == (1, 2)
    assert "--max-steps" in ran.lines[-2]["says"]


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["run", "  "], 2, "Say what is to be done"),
        (["run", "x" * 100_000], 2, "100000 characters"),
        (["run", "x", "--world", "w.json"], 2, "--phone virtual"),
        (["run", "x", "--phone", "virtual", "--world", "nowhere.json"], 2, "nowhere.json"),
        (["run", "x", "--model", "m"], 2, "--base-url"),
        (["run", "x", "--base-url", "http://127.0.0.1:1/v1"], 2, "--model"),
        (["run", "x", "--consent", "maybe"], 2, "maybe"),
        (["run", "x", "--max-steps", "0"], 2, "max-steps"),
        (["run"], 2, "INSTRUCTION"),
        (["run", "x"], 1, "adb sees no phone"),
        (["run", "x", "--phone", "127.0.0.1:9"], 1, "127.0.0.1:9"),
        (["show", "nosuch"], 1, "no session"),
        (["answer", "nosuch", "yes"], 1, "no session"),
        (["phone", "start", "--app", "shop"], 2, "NAME=URL"),
        (["phone", "start", "--world", "nowhere.json"], 2, "nowhere.json"),
        (["phone", "world", "127.0.0.1:9"], 1, "127.0.0.1:9"),
        (["phone", "restore", "127.0.0.1:9", "nowhere.json"], 2, "nowhere.json"),
    ],
)
def test_what_cannot_be_done_is_one_clear_message(fingertips, words, code, says):
    ran = fingertips(*words)
    assert ran.code == code
    assert says in " ".join((ran.err + ran.out).split())


def test_a_broken_configuration_is_named_with_its_place(fingertips):
    fingertips.home.mkdir()
    (fingertips.home / "config.toml").write_text("[limits]\nsteps = 'many'")
    for command in (["run", "x"], ["sessions"]):
        ran = fingertips(*command)
        assert ran.code == 2
        assert "limits.steps" in ran.err
    assert "limits.steps" in fingertips("doctor").out


def test_a_journal_of_a_newer_version_is_left_alone(fingertips):
    fingertips("sessions")
    database = sqlite3.connect(fingertips.home / "journal.db")
    database.execute("PRAGMA user_version=99")
    database.close()
    ran = fingertips("sessions")
    assert (ran.code, "newer version" in ran.err) == (1, True)


def test_messages_and_help_are_in_the_readers_language(fingertips):
    assert "办一件事" in fingertips("--help", FINGERTIPS_LANG="zh").out
    assert "Run an errand" in fingertips("--help").out
    assert "请说明要办的事" in fingertips("run", "", FINGERTIPS_LANG="zh").err
    for command in (["--help"], ["run", "--help"], ["phone", "start", "--help"]):
        told = fingertips(*command, FINGERTIPS_LANG="zh", COLUMNS="80").out
        assert re.search(r"Usage|Options ─|Arguments|Commands|required|default|Show this|<bool>|…", told) is None
        assert max(map(cell_len, told.splitlines())) <= 80


def test_a_program_that_asked_for_json_reads_why_in_the_last_line(fingertips):
    ran = fingertips("run", " ", "--json")
    assert (ran.code, ran.last["error"]) == (2, "bad_settings.empty_instruction")
    assert ran.last["says"] in ran.err


def test_what_the_app_cards_tell_is_told_in_the_readers_language(fingertips):
    listed = fingertips("apps", FINGERTIPS_LANG="zh", COLUMNS="120").out
    assert re.search(r"橙市 +购物 +会花钱 +com\.orangemart", listed)
    assert {f"{word}.{value}" for card in deck().cards for word, value in _classed(card)} <= keys()


def _classed(card):
    return (("category", card.category), ("risk", card.risk))


def test_the_version_is_told(fingertips):
    assert fingertips("--version").out.strip() == metadata.version("fingertips")


def test_lists_can_be_read_by_programs(fingertips):
    assert len(json.loads(fingertips("apps", "--json").out)) >= 120
    assert json.loads(fingertips("phones", "--json").out) == []
    assert isinstance(json.loads(fingertips("skills", "--json").out), list)
    assert {"check", "state", "found"} == set(json.loads(fingertips("doctor", "--json").out)[0])
    assert "came along" in fingertips("skills", "--remove", "buy-orange").err
    for name in ("apps", "phones", "skills", "sessions"):
        assert fingertips(name).code == 0


def test_a_phone_runs_by_itself_and_its_world_is_read_and_put_back(fingertips, tmp_path):
    with fingertips.start("phone", "start", "--locale", "en") as phone:
        word, address = phone.stdout.readline().split()
        assert word == "ready"
        assert [seen["serial"] for seen in json.loads(fingertips("phones", "--json").out)] in ([], [address])
        world = json.loads(fingertips("phone", "world", address).out)
        assert world["locale"] == "en"
        world["clipboard"] = "put back"
        (tmp_path / "world.json").write_text(json.dumps(world))
        assert fingertips("phone", "restore", address, str(tmp_path / "world.json")).code == 0
        assert json.loads(fingertips("phone", "world", address).out)["clipboard"] == "put back"
        (tmp_path / "world.json").write_text("[]")
        refused = fingertips("phone", "restore", address, str(tmp_path / "world.json"))
        assert (refused.code, "does not take it" in refused.err) == (2, True)
        phone.send_signal(signal.SIGTERM)
        assert phone.wait(10) == 0
        assert phone.stderr.read() == ""


def test_a_report_that_cannot_be_written_is_named(fingertips, tmp_path):
    with peer(NOTED[2:]) as endpoint:
        session = errand(fingertips, endpoint).last["session"]
    (tmp_path / "file").write_text("")
    ran = fingertips("show", session, "--html", str(tmp_path / "file" / "r.html"))
    assert (ran.code, "cannot be written" in ran.err) == (2, True)


def test_the_doctor_asks_the_endpoint_a_real_question(fingertips):
    with peer([do('do(action="Tap", element=[500,466])'), "I see a button", Status(401)]) as endpoint:
        model = {"FINGERTIPS_MODEL": "autoglm-phone-9b", "FINGERTIPS_BASE_URL": endpoint.base_url}
        states = [json.loads(fingertips("doctor", "--json", **model).out)[-1]["state"] for _ in range(3)]
    assert states == ["good", "poor", "bad"]


def test_a_person_demonstrates_and_it_becomes_a_skill(fingertips):
    lines = ["launch Jotter", "tap New note", "tap Title", "type Paint", "tap Save", "finish Saved proof Paint"]
    ran = fingertips("record", "take down Paint", "--phone", "virtual", typed="\n".join(lines) + "\n")
    assert ran.code == 0, ran.out
    assert any("take down Paint" in skill["wordings"] for skill in json.loads(fingertips("skills", "--json").out))
