"""How the commands' help reads: in the reader's language, also where the words are typer's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import typer
from typer import rich_utils
from typer.core import TyperCommand, TyperGroup

from fingertips.catalogue import say


class Command(TyperCommand):
    def get_usage(self, ctx: Any) -> str:
        return _usage(super().get_usage(ctx))

    def get_help_option(self, ctx: Any) -> Any:
        return _told(super().get_help_option(ctx))


class Group(TyperGroup):
    def get_usage(self, ctx: Any) -> str:
        return _usage(super().get_usage(ctx))

    def get_help_option(self, ctx: Any) -> Any:
        return _told(super().get_help_option(ctx))


class Commands(typer.Typer):
    """A group of commands."""

    def __init__(self, **more: Any) -> None:
        super().__init__(cls=Group, no_args_is_help=True, add_completion=False, **more)

    def command(self, name: str | None = None, **more: Any) -> Callable[[Any], Any]:
        return super().command(name, cls=Command, **more)


def in_the_readers_language() -> None:
    """What typer writes around the help."""
    rich_utils.ARGUMENTS_PANEL_TITLE = say("help.arguments")
    rich_utils.OPTIONS_PANEL_TITLE = say("help.options")
    rich_utils.COMMANDS_PANEL_TITLE = say("help.commands")
    rich_utils.ERRORS_PANEL_TITLE = say("help.error")
    rich_utils.DEFAULT_STRING = say("help.default")
    rich_utils.REQUIRED_LONG_STRING = say("help.required")
    rich_utils.RICH_HELP = say("help.try")


def _usage(text: str) -> str:
    return text.replace("Usage:", say("help.usage"), 1)


def _told(option: Any) -> Any:
    """The option --help, told like every other."""
    if option is not None:
        option.help, option.metavar = say("help.help"), ""
    return option
