import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingertips.errors import BadSettings
from fingertips.settings import config_path, home, load, read

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.dictionaries(
        st.sampled_from(["phone", "model", "guard", "limits", "steps", "x"]), inner, max_size=4
    ),
    max_leaves=8,
)


@pytest.fixture
def config(tmp_path, monkeypatch):
    for name in ("MODEL", "BASE_URL", "API_KEY", "PHONE", "BROWSER", "CONFIG"):
        monkeypatch.delenv(f"FINGERTIPS_{name}", raising=False)
    monkeypatch.setenv("FINGERTIPS_HOME", str(tmp_path))
    return tmp_path / "config.toml"


def test_without_a_file_everything_has_its_default(config):
    assert config_path() == config
    assert load().limits.steps == 100
    assert load().guard.allow == ()


def test_the_environment_is_laid_over_the_file(config, monkeypatch):
    config.write_text('[model]\nname = "one"\nbase_url = "http://127.0.0.1:1/v1"\n', "utf-8")
    monkeypatch.setenv("FINGERTIPS_MODEL", "two")
    settings = load()
    assert (settings.model.name, settings.model.base_url) == ("two", "http://127.0.0.1:1/v1")


def test_the_command_line_is_laid_over_both(config):
    settings = load().over(model="three", base_url="", steps=7, money=None)
    assert (settings.model.name, settings.model.base_url) == ("three", "")
    assert (settings.limits.steps, settings.limits.money) == (7, None)


def test_a_secret_is_never_printed(config, monkeypatch):
    monkeypatch.setenv("FINGERTIPS_API_KEY", "sk-secret")
    assert "sk-secret" not in repr(load())
    assert load().model.api_key.get_secret_value() == "sk-secret"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[limits]\nsteps = -1", "limits.steps"),
        ("[limits]\nstepz = 1", "limits.stepz.*steps, seconds"),
        ("[modell]\n", "modell.*phone, model"),
        ("limits = 3", "limits"),
        ("[limits\n", "config.toml"),
    ],
)
def test_a_broken_file_is_named_with_the_place(config, text, says):
    config.write_text(text)
    with pytest.raises(BadSettings, match=says):
        load()


def test_a_secret_in_the_wrong_place_is_not_repeated(config):
    config.write_text('[model]\napi_key = ["sk-secret"]')
    with pytest.raises(BadSettings) as bad:
        load()
    assert "sk-secret" not in str(bad.value)


def test_bytes_that_are_no_text_are_named(config):
    config.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadSettings, match=r"config\.toml"):
        load()


def test_a_folder_in_the_files_place_is_named(config):
    config.mkdir()
    with pytest.raises(BadSettings, match=r"config\.toml"):
        load()


@given(JSON, JSON)
def test_any_values_are_settings_or_one_clear_refusal(one, other):
    with contextlib.suppress(BadSettings):
        settings = read(config_path(), {"phone": one, "limits": other}, {"FINGERTIPS_MODEL": "x"})
        assert settings.model.name == "x"


def test_home_is_where_the_platform_keeps_data_by_default(monkeypatch):
    monkeypatch.delenv("FINGERTIPS_HOME", raising=False)
    assert home().name == "fingertips"
