"""Virtual phones by themselves: one runs until it is told to end; its world can be read and put back."""

from __future__ import annotations

import errno
import json as encoding
import os
import sys

from fingertips import settings as own
from fingertips.catalogue import say
from fingertips.cli import options as given
from fingertips.cli.commands import Commands
from fingertips.errors import BadSettings
from fingertips.phones.android import server as adb
from fingertips.phones.android.wire import Wire, command
from fingertips.phones.virtual import server

NOT_FOUND = 127
"""What a shell ends with where there is no such program."""
PUSHED = "/data/local/tmp/fingertips-world.json"

app = Commands()


@app.command(help=say("help.phone_start"))
def start(
    port: given.Port = 0,
    world: given.World = None,
    locale: given.PhoneLanguage = None,
    app: given.WebApps = None,
) -> None:
    web_apps = dict(_web_app(each) for each in app or [])
    server.run(port, world, locale and locale.value, web_apps, own.load().browser.path, ready=_ready)


@app.command(help=say("help.phone_world"))
def world(serial: given.Serial) -> None:
    reply = _asked(adb.reach(serial), "fingertips-world")
    sys.stdout.write(encoding.dumps(encoding.loads(reply), ensure_ascii=False, indent=1) + "\n")


@app.command(help=say("help.phone_restore"))
def restore(serial: given.Serial, file: given.WorldFile) -> None:
    if not file.is_file():
        raise BadSettings(case="input", path=str(file), reason=os.strerror(errno.ENOENT))
    wire = adb.reach(serial)
    wire.client.device(serial).sync.push(file, PUSHED)
    _asked(wire, "fingertips-restore", PUSHED)


def _asked(wire: Wire, *words: str) -> str:
    """What the virtual phone answers. Raises BadSettings where it is none, or won't do it."""
    reply = wire.run(command(*words), within=30)
    if reply.status == NOT_FOUND:
        raise BadSettings(case="no_world", serial=wire.serial)
    if not reply.ok:
        raise BadSettings(case="world_refused", serial=wire.serial, reason=reply.complaint.strip())
    return reply.text


def _ready(address: str) -> None:
    sys.stdout.write(f"ready {address}\n")
    sys.stdout.flush()


def _web_app(given: str) -> tuple[str, str]:
    name, _, url = given.partition("=")
    if not name.isidentifier() or not url.startswith(("http://", "https://", "file://")):
        raise BadSettings(case="web_app", given=given)
    return name, url
