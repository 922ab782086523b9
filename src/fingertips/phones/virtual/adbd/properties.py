"""What `getprop` tells: which phone this is, and which Android it runs."""

from __future__ import annotations

from fingertips.phones.virtual.device import World

RELEASE, SDK, BUILD = "14", "34", "AP2A.240805.005"


def of(world: World, density: int) -> dict[str, str]:
    facts = world.get("device", {})
    model, brand = str(facts.get("model") or "FT-1"), str(facts.get("brand") or "Fingertips")
    android = {
        "ro.build.version.release": str(facts.get("android") or RELEASE),
        "ro.build.version.sdk": str(facts.get("sdk") or SDK),
    }
    return _product(model, brand) | _device(world, density) | _ALWAYS | android


def _product(model: str, brand: str) -> dict[str, str]:
    name = "".join(character if character.isalnum() else "_" for character in model).lower()
    return {
        "ro.product.name": name,
        "ro.product.model": model,
        "ro.product.device": name,
        "ro.product.brand": brand,
        "ro.product.manufacturer": brand,
        "ro.build.fingerprint": f"{brand}/{name}/{name}:{RELEASE}/{BUILD}/1:user/release-keys",
    }


def _device(world: World, density: int) -> dict[str, str]:
    locale = "zh-CN" if world.get("locale", "zh") == "zh" else "en-US"
    serial = str(world.get("device", {}).get("serial") or f"FT{int(world.get('seed', 0)) & 0xFFFFFFFF:08X}")
    return {
        "ro.serialno": serial,
        "ro.boot.serialno": serial,
        "ro.product.locale": locale,
        "persist.sys.locale": locale,
        "ro.sf.lcd_density": str(density),
    }


_ALWAYS = {
    "ro.fingertips.virtual": "1",
    "ro.product.cpu.abi": "arm64-v8a",
    "ro.product.cpu.abilist": "arm64-v8a,armeabi-v7a,armeabi",
    "ro.build.version.codename": "REL",
    "ro.build.version.security_patch": "2024-08-05",
    "ro.build.id": BUILD,
    "ro.build.display.id": BUILD,
    "ro.build.type": "user",
    "ro.build.tags": "release-keys",
    "ro.build.characteristics": "nosdcard",
    "ro.debuggable": "0",
    "ro.secure": "1",
    "ro.hardware": "fingertips",
    "ro.kernel.qemu": "0",
    "ro.boot.bootreason": "reboot",
    "persist.sys.timezone": "Asia/Shanghai",
    "sys.boot_completed": "1",
    "dev.bootcomplete": "1",
    "init.svc.bootanim": "stopped",
    "init.svc.adbd": "running",
    "sys.usb.config": "adb",
    "gsm.sim.state": "LOADED",
}
