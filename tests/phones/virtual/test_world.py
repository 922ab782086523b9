from __future__ import annotations

import json

import pytest

from fingertips.errors import BadSettings
from fingertips.phones.virtual import world as worlds


def test_a_fresh_world_follows_from_its_seed(programs):
    assert worlds.fresh(3, "zh", 5, programs) == worlds.fresh(3, "zh", 5, programs)
    assert worlds.fresh(3, "zh", 5, programs) != worlds.fresh(4, "zh", 5, programs)


def test_a_world_is_one_json_value(world):
    assert json.loads(json.dumps(world)) == world


def test_a_part_is_laid_over_a_world_key_by_key_and_lists_are_replaced(world):
    over = worlds.laid_over(world, {"apps": {"probe": {"state": {"count": 9, "said": ["x"]}}}, "front": "probe"})
    assert over["apps"]["probe"]["state"] == world["apps"]["probe"]["state"] | {"count": 9, "said": ["x"]}
    assert over["front"] == "probe"
    assert world["apps"]["probe"]["state"]["count"] == 0


def test_a_world_file_may_leave_anything_out(tmp_path, programs):
    path = tmp_path / "world.json"
    path.write_text('{"seed": 11, "locale": "en", "device": {"pin": "1234"}}', "utf-8")
    world = worlds.load(path, programs=programs)
    assert world["device"]["pin"] == "1234"
    assert world["device"]["width"] == 1080
    assert world["apps"]["probe"]["state"] == worlds.fresh(11, "en", 0, programs)["apps"]["probe"]["state"] | {
        "began": world["now"]
    }


def test_a_web_page_in_a_world_file_needs_no_more_than_its_address(tmp_path, programs):
    path = tmp_path / "world.json"
    path.write_text('{"apps": {"corner": {"web": {"label": "Corner", "url": "http://127.0.0.1:1/"}}}}', "utf-8")
    world = worlds.load(path, programs=programs)
    assert world["apps"]["corner"]["installed"]
    assert "corner" in programs.of(world)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "Expecting"),
        ("[" * 100_000, "recursion"),
        ("[]", "one JSON object"),
        ('{"colour": 1}', "colour"),
        ('{"seed": "one"}', "seed"),
        ('{"seed": true}', "seed"),
        ('{"format": 2}', "format"),
        ('{"locale": "fr"}', "locale"),
        ('{"clock": "stopped"}', "clock"),
        ('{"now": -1}', "now"),
        ('{"device": {"width": "wide"}}', "device.width"),
        ('{"device": {"pin": "secret"}}', "device.pin"),
        ('{"apps": {"probe": 1}}', "apps.probe"),
        ('{"apps": {"probe": {"stack": [{}]}}}', "apps.probe.stack.0.screen"),
        ('{"apps": {"corner": {"web": {"url": "ftp://x"}}}}', "apps.corner.web.url"),
        ('{"apps": {"nobody": {}}}', "nobody"),
        ('{"front": "nobody"}', "nobody"),
        ('{"timers": [{"at": 1, "app": "nobody", "event": "x"}]}', "nobody"),
        ('{"files": {"/sdcard/a": "not base64!"}}', "files"),
        ("\ud800".encode("utf-8", "surrogatepass"), "decode"),
    ],
)
def test_a_file_that_is_no_world_is_refused_in_one_sentence(tmp_path, programs, content, said):
    path = tmp_path / "world.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(BadSettings) as refusal:
        worlds.load(path, programs=programs)
    assert said in str(refusal.value)
    assert str(path) in str(refusal.value)


def test_a_whole_world_is_taken_as_it_is(world, programs):
    """What an app has removed stays away."""
    del world["apps"]["probe"]["state"]["code"]
    assert worlds.completed(world, programs=programs) == world


def test_a_file_that_is_not_there_is_refused(tmp_path, programs):
    with pytest.raises(BadSettings):
        worlds.load(tmp_path / "absent.json", programs=programs)


def test_the_difference_of_two_worlds_is_a_list_of_paths(world):
    after = worlds.laid_over(world, {"front": "probe", "apps": {"probe": {"state": {"said": ["a", "b"]}}}})
    del after["apps"]["probe"]["state"]["code"]
    assert worlds.diff(world, after) == [
        "apps.probe.state.code",
        "apps.probe.state.said.0",
        "apps.probe.state.said.1",
        "front",
    ]
    assert worlds.diff(world, world) == []
