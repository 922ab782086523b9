"""Two commands that no other phone has: the world as JSON, and one put in its place."""

from __future__ import annotations

import json

from fingertips.errors import BadSettings
from fingertips.phones.virtual.adbd.files import whole
from fingertips.phones.virtual.adbd.shell.console import Console
from fingertips.phones.virtual.adbd.shell.interpreter import Shell
from fingertips.phones.virtual.world import completed


async def fingertips_world(shell: Shell, _: list[str], console: Console) -> int:
    await console.say(json.dumps(shell.device.handset.snapshot(), ensure_ascii=False, indent=1))
    return 0


async def fingertips_restore(shell: Shell, words: list[str], console: Console) -> int:
    """Put back the world in a file that was pushed; `-` reads it. What a world leaves out is as in a fresh one."""
    if len(words) != 1:
        return await console.fail("usage: fingertips-restore FILE")
    name = words[0]
    content = await console.all() if name == "-" else shell.device.files.read(whole(name, shell.folder))
    if content is None:
        return await console.fail(f"fingertips-restore: {name}: No such file or directory")
    try:
        world = completed(json.loads(content), path=name)
    except (ValueError, RecursionError) as error:
        return await console.fail(f"fingertips-restore: {name} is no JSON: {error}")
    except BadSettings as error:
        return await console.fail(f"fingertips-restore: {error}")
    await shell.device.handset.restore(world)
    shell.device.started.clear()
    return 0
