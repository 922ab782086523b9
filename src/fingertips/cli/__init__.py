"""The command line: for a person at a terminal, and with --json for programs.

Exit codes: 0 done or claimed, 1 failed or cancelled, 2 not understood, 3 waiting for a person.
"""

from __future__ import annotations

import sys
from importlib import metadata
from typing import Annotated

import typer
from rich.console import Console

from fingertips.catalogue import say
from fingertips.cli import lists, phone, running
from fingertips.cli.commands import Commands, in_the_readers_language
from fingertips.cli.doctor import doctor
from fingertips.cli.views import emit
from fingertips.errors import BadSettings, Trouble

INTERRUPTED = 130

in_the_readers_language()
app = Commands(name="fingertips", help=say("help.fingertips"), pretty_exceptions_enable=False)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(metadata.version("fingertips"))
        raise typer.Exit


@app.callback()
def before(
    version: Annotated[
        bool, typer.Option("--version", metavar="", help=say("help.version"), callback=_version, is_eager=True)
    ] = False,
) -> None:
    """What may stand before a command."""


running.add_to(app)
lists.add_to(app)
app.command(help=say("help.doctor"))(doctor)
app.add_typer(phone.app, name="phone", help=say("help.phone_group"))


def main() -> None:
    """Run the command that was given; every trouble is one message and an exit code, never a traceback.

    A program that asked for JSON gets the message as its last line, too.
    """
    try:
        app()
    except Trouble as trouble:
        if "--json" in sys.argv:
            emit({"error": trouble.line.key, "says": str(trouble)})
        Console(stderr=True).print(str(trouble), style="red", highlight=False, markup=False, soft_wrap=True)
        sys.exit(2 if isinstance(trouble, BadSettings) else 1)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has gone; nothing more can be said
        sys.exit(1)
