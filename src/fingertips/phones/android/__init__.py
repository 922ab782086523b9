"""Driving Android phones over adb."""

from fingertips.phones.android.identity import find
from fingertips.phones.android.phone import AndroidPhone, connect, taken
from fingertips.phones.android.server import Device, devices

__all__ = ["AndroidPhone", "Device", "connect", "devices", "find", "taken"]
