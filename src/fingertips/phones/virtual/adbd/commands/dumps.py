"""`dumpsys`: of each service what programs look for in it, in the lines of Android 14."""

from __future__ import annotations

from collections.abc import Callable

from fingertips.phones.virtual.adbd.commands import windows
from fingertips.phones.virtual.adbd.commands.looking import DISPLAY
from fingertips.phones.virtual.adbd.commands.packages import all_packages, place
from fingertips.phones.virtual.adbd.device import Device, process_id
from fingertips.phones.virtual.adbd.shell.console import Console
from fingertips.phones.virtual.adbd.shell.interpreter import Shell
from fingertips.phones.virtual.device import ACTIONS

Dump = Callable[[Device, list[str]], str]


async def dumpsys(shell: Shell, words: list[str], console: Console) -> int:
    while words[:1] and words[0].startswith("-") and words[0] != "-l":
        words = words[2:] if words[0] == "-t" else words[1:]
    if words[:1] == ["-l"]:
        await console.say("Currently running services:\n" + "\n".join(f"  {name}" for name in sorted(_SERVICES)))
        return 0
    if not words:
        for name in sorted(_SERVICES):
            await console.say(f"DUMP OF SERVICE {name}:\n{_SERVICES[name](shell.device, [])}")
        return 0
    if words[0] not in _SERVICES:
        return await console.fail(f"Can't find service: {words[0]}", 0)
    await console.say(_SERVICES[words[0]](shell.device, words[1:]))
    return 0


def power(device: Device, _: list[str]) -> str:
    awake = device.awake
    wakefulness, held = ("Awake", "true") if awake else ("Asleep", "false")
    return f"""POWER MANAGER (dumpsys power)

Power Manager State:
  mDirty=0x0
  mWakefulness={wakefulness}
  mWakefulnessChanging=false
  mIsPowered=false
  mPlugType=0
  mBatteryLevel={_battery(device)}
  mBootCompleted=true
  mSystemReady=true
  mHalAutoSuspendModeEnabled={"false" if awake else "true"}
  mHalInteractiveModeEnabled={held}
  mStayOn=false
  mProximityPositive=false
  mHoldingWakeLockSuspendBlocker=false
  mHoldingDisplaySuspendBlocker={held}
  mLastWakeTime=80452
  mLastSleepTime=0

Display Power: state={"ON" if awake else "OFF"}

Suspend Blockers: size=4
  PowerManagerService.Display: ref count={int(awake)}"""


def display(device: Device, _: list[str]) -> str:
    width, height = device.handset.size
    upright_width, upright_height = device.resized or device.physical
    turned, density = device.rotation, device.handset.density
    state = "ON" if device.awake else "OFF"
    info = (
        f'DisplayInfo{{"Built-in Screen", displayId 0, real {width} x {height}, largest app {width} x {height}, '
        f"smallest app {width} x {height}, appVsyncOff 2000000, rotation {turned}, state {state}, density {density}}}"
    )
    return f"""DISPLAY MANAGER (dumpsys display)
  mSafeMode=false
  mViewports=[DisplayViewport{{type=INTERNAL, valid=true, isActive=true, displayId=0, uniqueId='local:{DISPLAY}', \
physicalPort=0, orientation={turned}, logicalFrame=Rect(0, 0 - {width}, {height}), \
physicalFrame=Rect(0, 0 - {width}, {height}), deviceWidth={upright_width}, deviceHeight={upright_height}}}]
  mDefaultDisplayDefaultColorMode=0

Display Devices: size=1
  DisplayDeviceInfo{{"Built-in Screen": uniqueId="local:{DISPLAY}", {upright_width} x {upright_height}, modeId 1, \
defaultModeId 1, density {density}, {density}.0 x {density}.0 dpi, touch INTERNAL, rotation 0, type INTERNAL, \
state {state}, committedState {state}}}
    mCurrentOrientation={turned}

Logical Displays: size=1
  Display 0:
    mDisplayId=0
    mBaseDisplayInfo={info}
    mOverrideDisplayInfo={info}

Display Power Controller:
  mScreenState={state}"""


def input_method(device: Device, _: list[str]) -> str:
    package, _activity = device.front()
    shown = str(device.handset.typing()).lower()
    listed = "\n".join(f"    InputMethod #{place}:\n      mId={name}" for place, name in enumerate(device.keyboards()))
    return f"""Current Input Method Manager state:
  Input Methods: mMethodMapUpdateCount=3
{listed}
  Client State:
    mCurClient=ClientState{{{process_id(package):x} uid 10130 pid {process_id(package)}}} mCurSeq=12
  mCurMethodId={device.keyboard()}
  mCurSeq=12 mCurClient=ClientState{{{process_id(package):x}}}
  mCurId={device.keyboard()} mHaveConnection=true mBoundToMethod=true
  mShowRequested={shown} mShowExplicitlyRequested=false mShowForced=false mInputShown={shown}
  mCurFocusedWindowClient=ClientState{{{process_id(package):x}}}
  mSystemReady=true mInteractive={str(device.awake).lower()}
  mInputShown={shown}
{_editor(device, package)}"""


_MULTI_LINE, _NO_ENTER_ACTION, _NAVIGATE_NEXT = 0x20000, 0x40000000, 0x8000000
_DONE = 6
_TYPES = {
    "tel": 0x3,
    "number": 0x2,
    "numeric": 0x2,
    "decimal": 0x2002,
    "password": 0x81,
    "email": 0x21,
    "url": 0x11,
    "date": 0x14,
    "time": 0x24,
}
"""`InputType`, by what HTML calls it; all others are plain text."""


def _editor(device: Device, package: str) -> str:
    """The field that is typed in, as Android prints its EditorInfo.

    https://developer.android.com/reference/android/view/inputmethod/EditorInfo
    """
    field = device.handset.field()
    if field is None:
        return "  mInputStarted=false"
    kind = _TYPES.get(field.kind, 0x1) | (_MULTI_LINE if field.lines else 0)
    options = ACTIONS.index(field.enter) | (_NAVIGATE_NEXT if field.enter == "next" else 0)
    if field.enter == "enter":
        options = _DONE | _NO_ENTER_ACTION
    return f"""  mInputStarted=true mInputViewStarted=true
  mInputEditorInfo:
    inputType=0x{kind:x} imeOptions=0x{options:x} privateImeOptions=null
    actionLabel=null actionId=0
    packageName={package}"""


def input_manager(device: Device, _: list[str]) -> str:
    width, height = device.handset.size
    return f"""INPUT MANAGER (dumpsys input)

Input Reader State:
  Device 2: virtio_touch
    Touch Input Mapper (mode - DIRECT):
      Viewport INTERNAL: displayId=0, uniqueId=local:{DISPLAY}, port=0, orientation={device.rotation}, \
logicalFrame=[0, 0, {width}, {height}]
      SurfaceWidth: {width}px
      SurfaceHeight: {height}px
      SurfaceOrientation: {device.rotation}
      InputDeviceOrientation: {device.rotation}"""


def battery(device: Device, _: list[str]) -> str:
    return f"""Current Battery Service state:
  AC powered: false
  USB powered: false
  Wireless powered: false
  Dock powered: false
  Max charging current: 0
  Max charging voltage: 0
  Charge counter: 2{_battery(device)}4000
  status: 3
  health: 2
  present: true
  level: {_battery(device)}
  scale: 100
  voltage: 4012
  temperature: 287
  technology: Li-ion"""


def _battery(device: Device) -> int:
    return int(device.facts.get("battery", 82))


def package(device: Device, words: list[str]) -> str:
    names = [word for word in words if not word.startswith("-")]
    found = [each for each in all_packages(device) if not names or each.name == names[0]]
    if not found:
        return f"Unable to find package: {names[0]}"
    return "Packages:\n" + "\n".join(_package(device, each.name, place(each), each.system) for each in found)


def _package(device: Device, name: str, code: str, system: bool) -> str:
    flags = "SYSTEM HAS_CODE ALLOW_CLEAR_USER_DATA" if system else "HAS_CODE ALLOW_CLEAR_USER_DATA ALLOW_BACKUP"
    return f"""  Package [{name}] ({process_id(name):x}):
    userId={10000 + process_id(name) % 300}
    codePath={code.removesuffix("/base.apk")}
    versionCode=10000 minSdk=26 targetSdk=34
    versionName=1.0.0
    splits=[base]
    signatures=PackageSignatures{{{process_id(name):x} version:3, signatures:[{process_id(name):x}], past:[]}}
    flags=[ {flags} ]
    pkgFlags=[ {flags} ]
    dataDir=/data/user/0/{name}
    timeStamp=2024-08-05 10:00:00
    firstInstallTime=2024-08-05 10:00:00
    lastUpdateTime=2024-08-05 10:00:00
    User 0: ceDataInode=1 installed=true hidden=false suspended=false stopped=false enabled=0"""


def surface_flinger(device: Device, words: list[str]) -> str:
    first = f'Display {DISPLAY} (HWC display 0): port=0 pnpId=FNG displayName="Built-in Screen"'
    if "--display-id" in words:
        return first
    package, activity = device.front()
    if "--list" in words:
        return f"StatusBar#0\nNavigationBar0#0\n{package}/{activity}#0"
    return f"{first}\nVisible layers (count = 3)\n  {package}/{activity}#0"


def nothing(_: Device, __: list[str]) -> str:
    return ""


_SERVICES: dict[str, Dump] = {
    "SurfaceFlinger": surface_flinger,
    "activity": windows.activity,
    "battery": battery,
    "display": display,
    "gfxinfo": nothing,
    "input": input_manager,
    "input_method": input_method,
    "notification": windows.notification,
    "package": package,
    "power": power,
    "telephony.registry": nothing,
    "window": windows.window,
    "wifi": nothing,
}
