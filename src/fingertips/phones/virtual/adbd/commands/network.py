"""The network that a phone says it is in, and its log: both as good as empty."""

from __future__ import annotations

from fingertips.phones.virtual.adbd.shell.console import Console
from fingertips.phones.virtual.adbd.shell.interpreter import Shell

ADDRESS, NET = "10.0.2.16", "10.0.2.0/24"


async def ip(_: Shell, words: list[str], console: Console) -> int:
    match [word for word in words if not word.startswith("-")]:
        case ["route" | "r" | "ro", *_]:
            await console.say(f"{NET} dev wlan0 proto kernel scope link src {ADDRESS} ")
        case ["addr" | "address" | "a" | "link", *rest]:
            links = {"lo": _LOOPBACK, "wlan0": _WLAN}
            named = [word for word in rest if word not in ("show", "dev", "list")]
            if named and named[0] not in links:
                return await console.fail(f'Device "{named[0]}" does not exist.')
            await console.say("\n".join(text for name, text in links.items() if not named or name in named))
        case _:
            return await console.fail("Usage: ip [ OPTIONS ] OBJECT { COMMAND | help }", 255)
    return 0


_LOOPBACK = """1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000
    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
    inet 127.0.0.1/8 scope host lo
       valid_lft forever preferred_lft forever"""
_WLAN = f"""2: wlan0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc mq state UP group default qlen 3000
    link/ether 02:15:b2:00:00:00 brd ff:ff:ff:ff:ff:ff
    inet {ADDRESS}/24 brd 10.0.2.255 scope global wlan0
       valid_lft forever preferred_lft forever"""


async def ifconfig(_: Shell, words: list[str], console: Console) -> int:
    if words and words[0] not in ("wlan0", "-a"):
        return await console.fail(f"ifconfig: {words[0]}: No such device")
    await console.say(
        "wlan0     Link encap:Ethernet  HWaddr 02:15:b2:00:00:00  Driver virtio_net\n"
        f"          inet addr:{ADDRESS}  Bcast:10.0.2.255  Mask:255.255.255.0\n"
        "          UP BROADCAST RUNNING MULTICAST  MTU:1500  Metric:1"
    )
    return 0


async def logcat(_: Shell, words: list[str], console: Console) -> int:
    """Nothing was logged. Without `-d` it waits for what may come, as it does on any phone."""
    if "-c" in words or "--clear" in words:
        return 0
    if "-g" in words:
        await console.say("main: ring buffer is 256 KiB (0 B consumed), max entry is 5120 B, max payload is 4068 B")
        return 0
    await console.say("--------- beginning of main")
    if "-d" not in words and not any(word.startswith(("-t", "--pid=0")) for word in words):
        await console.wait(None)
    return 0
