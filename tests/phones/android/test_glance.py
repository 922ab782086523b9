"""What dumpsys says on one version of Android after another, as the lines that the driver asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingertips.geometry import Size
from fingertips.observation import App
from fingertips.phones.android.glance import Glance, focused_app, read

ANDROID_8_1 = """
    mShowingDream=false mDreamingLockscreen=false mDreamingSleepToken=null
    mStatusBar=Window{78e4362 u0 StatusBar} isStatusBarKeyguard=false
    mFocusedApp=Token{3514ca ActivityRecord{d784835 u0 com.android.settings/.Settings t5}}
      mCurrentRotation=ROTATION_0
      showing=false
      showingAndNotOccluded=true
      secure=false
        mIsShowing=false
    init=1080x1920 480dpi cur=1080x1920 app=1080x1794 rng=1080x1005-1794x1731
  mCurrentFocus=Window{fdec1cd u0 com.android.settings/com.android.settings.Settings}
  mFocusedApp=AppWindowToken{8b3 token=Token{3514ca ActivityRecord{d784835 u0 com.android.settings/.Settings t5}}}
  mRotation=0 mAltOrientation=false
  mInputShown=false
  mWakefulness=Awake
"""
ANDROID_10_TURNED = """
      showing=false
      secure=true
    init=1080x2340 440dpi cur=2340x1080 app=2179x1080 rng=1080x988-2248x2179
  DisplayFrames w=2340 h=1080 r=1
    mRotation=ROTATION_90 mDeferredRotationPauseCount=0
      mCurrentRotation=ROTATION_0
  mCurrentFocus=Window{5c4591 u0 tv.danmaku.bili/com.bilibili.video.videodetail.VideoDetailsActivity}
  mFocusedApp=AppWindowToken{b3a1 token=Token{c2 ActivityRecord{b3a1ec9 u0 tv.danmaku.bili/com.bilibili.x.Y t82}}}
  mInputShown=false
  mWakefulness=Awake
"""
ANDROID_13_TYPING = """
    isKeyguardShowing=false
  DisplayFrames w=1080 h=2400 r=0
    mRotation=0 mDeferredRotationPauseCount=0
    init=1080x2400 420dpi cur=1080x2400 app=1080x2274 rng=1080x1014-2274x2208
  mCurrentFocus=Window{1a2b3c4 u0 com.tencent.mm/com.tencent.mm.ui.LauncherUI}
  mFocusedApp=ActivityRecord{b3a1ec9 u0 com.tencent.mm/.ui.LauncherUI t82}
  mInputShown=true
  mWakefulness=Awake
"""
ANDROID_15_LOCKED = """
    isKeyguardShowing=true
  DisplayFrames w=1080 h=2424 r=0
    mRotation=0 mDeferredRotationPauseCount=0
    init=1080x2424 420dpi cur=1080x2424 app=1080x2361
  mCurrentFocus=Window{8491cd2 u0 NotificationShade}
  mFocusedApp=ActivityRecord{101347192 u0 com.google.android.apps.nexuslauncher/.NexusLauncherActivity t2}
      showing=true
      showingAndNotOccluded=true
      secure=true
        mIsShowing=true
  mInputShown=false
  mWakefulness=Dozing
"""


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        (ANDROID_8_1, Glance(App("com.android.settings", "com.android.settings.Settings"), Size(1080, 1920))),
        (
            ANDROID_10_TURNED,
            Glance(
                App("tv.danmaku.bili", "com.bilibili.video.videodetail.VideoDetailsActivity"),
                Size(2340, 1080),
                rotation=1,
                secure=True,
            ),
        ),
        (
            ANDROID_13_TYPING,
            Glance(App("com.tencent.mm", "com.tencent.mm.ui.LauncherUI"), Size(1080, 2400), keyboard=True),
        ),
        (
            ANDROID_15_LOCKED,
            Glance(
                App("com.android.systemui", "NotificationShade"),
                Size(1080, 2424),
                awake=False,
                locked=True,
                secure=True,
            ),
        ),
    ],
)
def test_each_android_is_understood(said, seen):
    assert read(said) == seen


@pytest.mark.parametrize(
    ("line", "app"),
    [
        ("mCurrentFocus=Window{41b37570 com.old/com.old.Main}", App("com.old", "com.old.Main")),
        ("mCurrentFocus=Window{4 u0 com.old/com.old.Main paused=false}", App("com.old", "com.old.Main")),
        ("mCurrentFocus=Window{4 u10 com.work/com.work.Main}", App("com.work", "com.work.Main")),
        ("mCurrentFocus=Window{4 u0 com.a/com.a.Main$Inner}", App("com.a", "com.a.Main$Inner")),
        (
            "mCurrentFocus=Window{4 u0 Application Not Responding: com.slow}",
            App("com.slow", "Application Not Responding"),
        ),
    ],
)
def test_the_focused_window_says_whose_it_is(line, app):
    assert focused_app(f"  {line}\n  mFocusedApp=ActivityRecord{{2b u0 com.other/.Other t9}}\n") == app


@pytest.mark.parametrize("window", ["null", "Window{2f u0 PopupWindow:8c0b5e}", "Window{2f u0 InputMethod}"])
def test_a_window_of_no_activity_leaves_the_focused_app(window):
    said = f"  mCurrentFocus={window}\n  mFocusedApp=ActivityRecord{{2b u0 com.shop/.Pay t9}}\n"
    assert focused_app(said) == App("com.shop", "com.shop.Pay")


def test_an_app_that_is_merely_named_somewhere_is_not_in_front():
    said = "  mFocusedWindow=Window{1 u0 com.bank/com.bank.Main}\n  mCurrentFocus=Window{2 u0 com.shop/com.shop.Main}\n"
    assert focused_app(said).package == "com.shop"


def test_a_phone_that_says_nothing_is_awake_open_and_of_unknown_size():
    assert read("") == Glance(App(""))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_whatever_a_phone_says_is_read(said):
    read(said)
    read(f"  mCurrentFocus=Window{{{said}}}\n  cur={said}x{said} mRotation={said}")
