"""`dumpsys window` and `dumpsys activity`: whose window has the focus, and what lies over it."""

from __future__ import annotations

from fingertips.phones.virtual.adbd.device import LAUNCHER, SYSTEM_UI, Device, process_id


def window(device: Device, words: list[str]) -> str:
    """The whole, or one of its parts."""
    parts = {"displays": _displays, "d": _displays, "windows": _windows, "w": _windows, "policy": _policy, "p": _policy}
    asked = [word for word in words if not word.startswith("-")]
    if asked and asked[0] in parts:
        return parts[asked[0]](device)
    if asked and asked[0] == "visible-apps":
        return _windows(device)
    return "\n\n".join((_policy(device), _displays(device), _windows(device)))


def _said(value: bool) -> str:
    return str(value).lower()


def _component(device: Device) -> str:
    """As windows write it: in full."""
    package, activity = device.front()
    full = package + activity if activity.startswith(".") else activity
    return f"{package}/{full}"


def _focus(device: Device) -> str:
    """The window that has the focus: what lies over an app has it instead of the app."""
    if not device.awake or device.locked:
        return "Window{7c1d2e5 u0 NotificationShade}"
    package, activity = device.front()
    if package == SYSTEM_UI:
        # its windows belong to no activity and go by a title
        return f"Window{{7c1d2e5 u0 {activity.rsplit('.', 1)[-1]}}}"
    return f"Window{{{process_id(package):x} u0 {_component(device)}}}"


def _record(device: Device) -> str:
    """Of the app, whatever window lies over it."""
    package, activity = device.app()
    full = package + activity if activity.startswith(".") else activity
    return f"ActivityRecord{{{process_id(package) * 7:x} u0 {package}/{full} t14}}"


def _policy(device: Device) -> str:
    locked = _said(device.locked)
    return f"""WINDOW MANAGER POLICY STATE (dumpsys window policy)
    mSafeMode=false mSystemReady=true mSystemBooted=true
    mCameraLensCoverState=CAMERA_LENS_COVER_ABSENT
    mWakeGestureEnabledSetting=true
    mScreenOnEarly={_said(device.awake)} mScreenOnFully={_said(device.awake)}
    mKeyguardDrawComplete=true mWindowManagerDrawComplete=true
    mShowingLockscreen={locked} mShowingDream=false mDreamingLockscreen={locked}
    isKeyguardShowing={locked}
    screenState={"SCREEN_STATE_ON" if device.awake else "SCREEN_STATE_OFF"}
    KeyguardServiceDelegate
      showing={locked}
      inputRestricted={locked}
      occluded=false
      secure={_said(device.secure)}
      dreaming=false
      systemIsReady=true
      deviceHasKeyguard=true
      interactiveState={"INTERACTIVE_STATE_AWAKE" if device.awake else "INTERACTIVE_STATE_SLEEP"}
      mIsShowing={locked}"""


def _displays(device: Device) -> str:
    width, height = device.handset.size
    physical_width, physical_height = device.physical
    turned = device.rotation
    size = f"{width}x{height}"
    return f"""WINDOW MANAGER DISPLAY CONTENTS (dumpsys window displays)
  Display: mDisplayId=0 (organized)
    init={physical_width}x{physical_height} {device.density}dpi cur={size} app={size} rng={size}-{size}
    deferred=false mLayoutNeeded=false
    mCurrentFocus={_focus(device)}
    mFocusedApp={_record(device)}
    mHoldScreenWindow=null
    DisplayFrames w={width} h={height} r={turned}
    DisplayRotation
      mCurrentAppOrientation=SCREEN_ORIENTATION_UNSPECIFIED
      mRotation={turned} mDeferredRotationPauseCount=0
      mUserRotationMode=USER_ROTATION_LOCKED mUserRotation=ROTATION_{turned * 90}
      mCurrentRotation=ROTATION_{turned * 90}
    mImeShowing={_said(device.handset.typing())} imeInputTarget={_focus(device)}"""


def _windows(device: Device) -> str:
    width, height = device.handset.size
    front, shade = f"Window{{{process_id(device.front()[0]):x} u0 {_component(device)}}}", device.locked
    listed = [
        ("Window{7c1d2e5 u0 NotificationShade}", SYSTEM_UI, shade),
        ("Window{51b3c77 u0 StatusBar}", SYSTEM_UI, True),
        ("Window{98f0e61 u0 NavigationBar0}", SYSTEM_UI, True),
        ("Window{6f3a1d0 u0 InputMethod}", device.keyboard().split("/")[0], device.handset.typing()),
        (front, device.front()[0], not device.locked),
    ]
    lines = ["WINDOW MANAGER WINDOWS (dumpsys window windows)"]
    for place, (title, package, visible) in enumerate(listed):
        lines += [
            f"  Window #{place} {title}:",
            f"    mDisplayId=0 mSession=Session{{2f4d1c8 {process_id(package)}:u0a10130}}",
            f"    mOwnerUid=10130 showForAllUsers=false package={package} appop=NONE",
            f"    mHasSurface={_said(visible)} isReadyForDisplay()={_said(visible)} mWindowRemovalAllowed=false",
            f"    Frames: parent=[0,0][{width},{height}] display=[0,0][{width},{height}] frame=[0,0][{width},{height}]",
            f"    isOnScreen={_said(visible)}",
            f"    isVisible={_said(visible)}",
        ]
    focus = f"  mCurrentFocus={_focus(device)}\n  mFocusedApp={_record(device)}"
    typing = f"  mInputMethodTarget in display# 0 {_focus(device)}"
    return "\n".join([*lines, "", focus, typing, "  mTopFocusedDisplayId=0"])


def activity(device: Device, words: list[str]) -> str:
    asked = [word for word in words if not word.startswith("-")]
    match asked[:1]:
        case ["top"]:
            return _top(device)
        case ["recents" | "r"]:
            return _recents(device)
        case ["services" | "broadcasts" | "providers" | "processes" | "oom" | "intents" | "package", *_]:
            return f"ACTIVITY MANAGER {asked[0].upper()} (dumpsys activity {asked[0]})\n  (nothing)"
        case ["activities" | "a"]:
            return _activities(device)
        case _:
            return "\n".join((_recents(device), _activities(device)))


def _activities(device: Device) -> str:
    record = _record(device)
    package, _ = device.front()
    return f"""ACTIVITY MANAGER ACTIVITIES (dumpsys activity activities)
Display #0 (activities from top to bottom):
  * Task{{3d0c1f2 #14 type={"home" if package == LAUNCHER else "standard"} A=10130:{package} U=0 visible=true}}
    mLastPausedActivity: {record}
    topResumedActivity={record}
    * Hist  #0: {record}
      packageName={package} processName={package}
      launchedFromUid=10110 launchedFromPackage={LAUNCHER} userId=0
      app=ProcessRecord{{5a1c9be {process_id(package)}:{package}/u0a130}}
      state=RESUMED stopped=false delayedResume=false finishing=false
  ResumedActivity: {record}

  mResumedActivity: {record}
  topResumedActivity={record}
  mFocusedApp={record}

KeyguardController:
  mKeyguardShowing={_said(device.locked)}
  mAodShowing=false
  mKeyguardGoingAway=false

ActivityTaskSupervisor state:
  topDisplayFocusedRootTask=Task{{3d0c1f2 #14}}
  isHomeRecentsComponent=true  userId=0"""


def _top(device: Device) -> str:
    package, _ = device.front()
    return f"""TASK {package} id=14 userId=0
  ACTIVITY {_component(device)} 5a1c9be pid={process_id(package)}
    Local Activity {process_id(package):x} State:
      mResumed=true mStopped=false mFinished=false"""


def _recents(device: Device) -> str:
    package, _ = device.front()
    others = [name for name in sorted(device.started) if name != package]
    lines = ["ACTIVITY MANAGER RECENT TASKS (dumpsys activity recents)"]
    for place, name in enumerate([package, *others]):
        lines += [
            f"  * Recent #{place}: Task{{{process_id(name):x} #{14 + place} type=standard A=10130:{name} U=0}}",
            f"    userId=0 effectiveUid=u0a130 mUserSetupComplete=true packageName={name}",
        ]
    return "\n".join(lines)


def notification(device: Device, _: list[str]) -> str:
    lines = ["Current Notification Manager state:", "  Notification List:"]
    for notice in device.handset.world.get("notices", []):
        title, text = notice.get("title", ""), notice.get("text", "")
        lines += [
            f"    NotificationRecord(0x{int(notice.get('id', 0)):08x}: pkg={notice.get('app', '')} user=0)",
            f"      android.title=String ({title})",
            f"      android.text=String ({text})",
        ]
    return "\n".join(lines)
