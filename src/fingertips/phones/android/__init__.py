"""Driving Android phones over adb."""

from fingertips.phones.android.phone import AndroidPhone, connect
from fingertips.phones.android.server import Device, devices

__all__ = ["AndroidPhone", "Device", "connect", "devices"]
