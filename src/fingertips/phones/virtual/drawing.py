"""HTML from values: the environments in which the apps' templates and the system's are drawn."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Undefined
from markupsafe import Markup

from fingertips.phones.virtual.toolkit.icons import icon
from fingertips.phones.virtual.toolkit.pictures import picture

HERE = Path(__file__).parent
TOOLKIT = HERE / "toolkit"


class Missing(StrictUndefined):
    """What a template asks about but was not given: it may be asked whether it is there, never be printed."""

    __bool__ = Undefined.__bool__


@cache
def environment(templates: Path, locale: str) -> Environment:
    """Where the templates of a folder are drawn in one language; the toolkit's parts can be imported."""
    drawn = Environment(
        loader=FileSystemLoader([templates, TOOLKIT]),
        autoescape=True,
        undefined=Missing,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    drawn.globals.update(t=_speaker(locale), locale=locale, picture=picture, icon=icon)
    drawn.filters.update(json=_json, money=money)
    return drawn


def draw(templates: Path, name: str, locale: str, values: Mapping[str, Any]) -> str:
    return environment(templates, locale).get_template(f"{name}.html").render(values)


def money(amount: float) -> str:
    """46.5 becomes ¥46.5, 46.0 becomes ¥46, 46.05 stays ¥46.05."""
    rounded = f"{amount:.2f}"
    return f"¥{rounded.rstrip('0').rstrip('.')}"


@cache
def toolkit_style() -> str:
    return (TOOLKIT / "toolkit.css").read_text("utf-8")


@cache
def page_file(name: str) -> str:
    return (HERE / "page" / name).read_text("utf-8")


def _speaker(locale: str) -> Callable[[str, str], str]:
    return lambda zh, en: zh if locale == "zh" else en


def _json(value: Any) -> Markup:
    """JSON that may stand in an attribute between quotes of either kind."""
    text = json.dumps(value, ensure_ascii=False)
    for character in "&<>'":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text.replace('"', "&quot;"))
