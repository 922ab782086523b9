"""The device side of adb over a handset: what makes a virtual phone one that any program drives.

`serve` is all that its owner needs. Inside: `packets` and `transport` carry `streams`; each stream is one of the
`services`; most are a `shell` with the `commands` of Android, the others `sync` and the server of UIAutomator.
"""

from fingertips.phones.virtual.adbd.server import Adbd, serve

__all__ = ["Adbd", "serve"]
