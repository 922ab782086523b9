"""The server that uiautomator2 would otherwise push as a jar and start: HTTP on the phone's port 9008."""

from fingertips.phones.virtual.adbd.automator.http import serve

__all__ = ["serve"]
