"""The options that several commands share, each with its help in the reader's language."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from fingertips.catalogue import say
from fingertips.guard.rules import Consent

VIRTUAL = "virtual"
"""In place of a serial: a virtual phone for this run alone."""


class Language(StrEnum):
    """The languages that a virtual phone speaks."""

    ZH = "zh"
    EN = "en"


def _argument(name: str, help: str) -> Any:
    return typer.Argument(metavar=name, help=say(help), show_default=False)


def _option(name: str, value: str, help: str, **more: Any) -> Any:
    return typer.Option(name, metavar=value, help=say(help), show_default=False, **more)


Instruction = Annotated[str, _argument("INSTRUCTION", "help.instruction")]
SessionName = Annotated[str, _argument("SESSION", "help.session")]
Serial = Annotated[str, _argument("SERIAL", "help.serial")]
WorldFile = Annotated[Path, _argument("FILE", "help.world")]
AnswerText = Annotated[str, _argument("ANSWER", "help.answer_text")]
PhoneName = Annotated[str, _option("--phone", "SERIAL|virtual", "help.phone")]
SeenPhone = Annotated[str, _option("--phone", "SERIAL", "help.seen_phone")]
World = Annotated[Path | None, _option("--world", "FILE", "help.world")]
ConsentMode = Annotated[Consent, typer.Option("--consent", help=say("help.consent"))]
ModelName = Annotated[str, _option("--model", "NAME", "help.model")]
BaseUrl = Annotated[str, _option("--base-url", "URL", "help.base_url")]
MaxSteps = Annotated[int | None, _option("--max-steps", "N", "help.max_steps", min=1)]
Budget = Annotated[float | None, _option("--budget", "MONEY", "help.budget", min=0)]
Json = Annotated[bool, typer.Option("--json", metavar="", help=say("help.json"))]
Html = Annotated[Path | None, _option("--html", "FILE", "help.html")]
Remove = Annotated[str, _option("--remove", "NAME", "help.remove_skill")]
Port = Annotated[int, typer.Option("--port", metavar="PORT", min=0, max=65535, help=say("help.port"))]
PhoneLanguage = Annotated[Language | None, _option("--locale", "zh|en", "help.locale")]
WebApps = Annotated[list[str] | None, _option("--app", "NAME=URL", "help.web_app")]
