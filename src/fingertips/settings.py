"""What the person has set: one TOML file in the home folder, with the environment laid over it.

Everything of this product lies in one folder: FINGERTIPS_HOME, else where the platform keeps its users' data.
The settings are its config.toml; FINGERTIPS_CONFIG names another file.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, cast

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from fingertips.errors import BadSettings

ENVIRONMENT = {
    "FINGERTIPS_PHONE": ("phone", "serial"),
    "FINGERTIPS_MODEL": ("model", "name"),
    "FINGERTIPS_BASE_URL": ("model", "base_url"),
    "FINGERTIPS_API_KEY": ("model", "api_key"),
    "FINGERTIPS_BROWSER": ("browser", "path"),
}
"""Which setting each variable of the environment stands for."""


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PhoneSettings(Part):
    serial: str = ""
    """Which phone, where adb sees several: a serial, an address, or "virtual"."""
    start_server: bool = False
    """Whether uiautomator2's server may be put on the phone and started where none answers: it makes looking fast."""


class ModelSettings(Part):
    name: str = ""
    base_url: str = ""
    api_key: SecretStr = SecretStr("")
    family: Literal["autoglm"] = "autoglm"
    timeout: float = Field(default=180, gt=0)
    """Seconds that one reply may take, all tries together."""


class GuardSettings(Part):
    allow: tuple[str, ...] = ()
    """Names or packages of apps that may be entered although they are shut by default: messaging, payment, banking."""


class LimitSettings(Part):
    steps: int = Field(default=100, gt=0)
    seconds: float = Field(default=1800, gt=0)
    tokens: int | None = Field(default=None, gt=0)
    money: float | None = Field(default=None, gt=0)


class BrowserSettings(Part):
    path: str = ""
    """The browser that draws virtual phones; found by itself when empty."""


class Settings(Part):
    phone: PhoneSettings = PhoneSettings()
    model: ModelSettings = ModelSettings()
    guard: GuardSettings = GuardSettings()
    limits: LimitSettings = LimitSettings()
    browser: BrowserSettings = BrowserSettings()

    def over(self, model: str, base_url: str, steps: int | None, money: float | None) -> Settings:
        """These settings with what a command says laid over them; what is empty leaves them as they are."""
        named = {"name": model, "base_url": base_url}
        limited = {"steps": steps, "money": money}
        return self.model_copy(
            update={
                "model": self.model.model_copy(update={key: value for key, value in named.items() if value}),
                "limits": self.limits.model_copy(update={k: v for k, v in limited.items() if v is not None}),
            }
        )


def home() -> Path:
    """The folder of everything that is kept."""
    return Path(os.environ.get("FINGERTIPS_HOME") or platformdirs.user_data_path("fingertips", appauthor=False))


def config_path() -> Path:
    return Path(os.environ.get("FINGERTIPS_CONFIG") or home() / "config.toml")


def load() -> Settings:
    """The settings in force. Raises BadSettings with the place that cannot be used."""
    path = config_path()
    return read(path, _file(path), os.environ)


def read(path: Path, file: Mapping[str, Any], environment: Mapping[str, str]) -> Settings:
    """The file's values with the environment's laid over them; `path` is where a mistake is said to be."""
    values = dict(file)
    for variable, (part, name) in ENVIRONMENT.items():
        if value := environment.get(variable):
            values[part] = _with(values.get(part, {}), name, value)
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        where = ".".join(str(step) for step in first["loc"])
        if first["type"] == "extra_forbidden":
            known = ", ".join(_names(first["loc"]))
            raise BadSettings(case="config_unknown", path=str(path), setting=where, known=known) from None
        raise BadSettings(case="config", path=str(path), reason=f"{where}: {first['msg']}") from None


def _names(place: tuple[int | str, ...]) -> list[str]:
    """What may stand in the part where this stands."""
    part = Settings.model_fields[str(place[0])].annotation if len(place) > 1 else Settings
    return list(part.model_fields) if isinstance(part, type) and issubclass(part, Part) else []


def _with(part: Any, name: str, value: str) -> Any:
    """The part with one more value; what is no table stays as it is, for the check to name."""
    return {**cast("dict[str, Any]", part), name: value} if isinstance(part, dict) else part


def _file(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSettings(case="config", path=str(path), reason=str(error)) from None
    except OSError as error:
        raise BadSettings(case="config", path=str(path), reason=error.strerror or str(error)) from None
