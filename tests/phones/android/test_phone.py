"""The driver against the built-in phone, through the stock adb server: what it sees, and what its finger does."""

import pytest

from fingertips.action import DoubleTap, Key, Launch, LongPress, Press, Swipe, Tap, Type, Wait
from fingertips.errors import CannotType, InDoubt, PhoneLost, PhoneUnready, StaleScreen, UnknownApp
from fingertips.geometry import Point, Size
from fingertips.perception.settle import loading
from fingertips.phones.android import checks, connect, devices
from fingertips.phones.android.server import until
from fingertips.phones.virtual.server import RunningPhone
from fingertips.phones.virtual.world import web_app

FOOD = "com.baobao.takeaway"
ACTIVITY = "com.baobao.takeaway/.MainActivity"
OWN = ["com.android.inputmethod.latin/.LatinIME"]
MIDDLE = Point(0.5, 0.5)


def find(screen, words):
    """The place of the element that has these words."""
    element = next((e for e in screen.elements if words in (e.words, e.id.rpartition("/")[2])), None)
    assert element, f"{words} is not among {screen.texts}"
    return element.box.centre


def do(phone, action, screen=None):
    phone.perform(action, screen or phone.observe())
    return phone.observe(after=action)


@pytest.fixture
def poor_phone(stand):
    """A phone with no keyboard but the person's own."""
    stand.change(keyboards={"installed": OWN, "enabled": OWN})


@pytest.fixture
def writing(phone):
    """A new note, the finger in its text."""
    screen = do(phone, Launch("jotter://new"))
    return do(phone, Tap(find(screen, "body_field")), screen)


def held(screen):
    return next(e.text for e in screen.elements if e.id.endswith("/body_field"))


# What is seen


def test_a_screen_has_its_picture_its_elements_and_whose_it_is(phone):
    screen = phone.observe()
    assert screen.size == screen.picture.size == Size(1080, 2400)
    assert screen.app.package == "com.android.launcher3"
    assert (screen.rotation, screen.locked, screen.keyboard, screen.secure) == (0, False, False, False)
    assert {"饱饱外卖", "橙市"} <= set(screen.texts)


def test_two_looks_at_a_still_screen_see_the_same(phone):
    assert phone.observe().same_sight(phone.observe())


def test_the_systems_bars_are_no_elements(phone):
    inside = do(phone, Launch(FOOD))
    assert not [e for e in inside.elements if e.box.bottom < 0.03 and e.words]


def test_the_keyboard_is_seen_where_a_field_has_the_focus(writing):
    assert writing.keyboard
    assert writing.focused().id.endswith("/body_field")


def test_without_a_server_for_elements_they_come_from_the_phones_own_tool(plain_phone):
    screen = plain_phone.observe()
    assert "饱饱外卖" in screen.texts
    assert screen.picture is not None


def test_a_dark_screen_is_woken(phone, stand):
    stand.change(device={"awake": False})
    screen = phone.observe()
    assert screen.picture is not None
    assert not screen.locked


def test_a_lock_without_a_credential_is_opened(phone, stand):
    stand.change(device={"awake": False, "locked": True, "pin": ""})
    assert not phone.observe().locked
    assert stand.world["device"]["locked"] is False


def test_a_lock_with_a_credential_is_left_to_the_person(phone, stand):
    stand.change(device={"locked": True, "pin": "1379"})
    assert phone.observe().locked
    assert stand.world["device"]["locked"] is True


def test_a_protected_screen_has_no_picture(phone, stand, black_page):
    stand.change(apps={"vault": web_app("保险箱", black_page)})
    phone.perform(Launch("保险箱"), phone.observe())
    assert until(lambda: phone.observe().secure, within=5), "the page came, and a picture of it was shown"


def test_a_turned_phone_is_seen_as_it_lies(phone, stand):
    stand.change(device={"rotation": 1})
    screen = phone.observe()
    assert (screen.rotation, screen.size, screen.picture.size) == (1, Size(2400, 1080), Size(2400, 1080))


# What is done


def test_a_tap_opens_what_it_is_aimed_at(phone):
    screen = phone.observe()
    after = do(phone, Tap(find(screen, "饱饱外卖")), screen)
    assert after.app.package == FOOD
    assert after.settled < 3


def test_home_and_back_lead_out_again(phone):
    do(phone, Launch(FOOD))
    assert do(phone, Press(Key.HOME)).app.package == "com.android.launcher3"
    inside = do(phone, Launch("baobao://search"))
    assert do(phone, Press(Key.BACK)).texts != inside.texts


def test_a_swipe_moves_the_content_with_the_finger(phone):
    screen = do(phone, Launch("饱饱外卖"))
    after = do(phone, Swipe(Point(0.5, 0.8), Point(0.5, 0.3)), screen)
    assert after.texts != screen.texts or [e.box for e in after.elements] != [e.box for e in screen.elements]


def test_a_long_press_is_no_tap(phone):
    screen = do(phone, Launch("随记"))
    card = next(e for e in screen.elements if e.long_clickable)
    held = do(phone, LongPress(card.box.centre), screen)
    assert "删除" in held.texts
    assert "删除" not in do(phone, Tap(card.box.centre), do(phone, Launch("随记"))).texts


def test_a_page_that_loads_is_seen_once_it_is_there(phone):
    screen = do(phone, Launch(FOOD))
    shop = next(e for e in screen.elements if e.id.endswith("/restaurant_card") or "restaurant" in e.id)
    inside = do(phone, Tap(shop.box.centre), screen)
    assert len(inside.texts) > 10
    assert not loading(inside.elements)


def test_a_double_tap_falls_where_a_tap_would(phone):
    screen = phone.observe()
    assert do(phone, DoubleTap(find(screen, "饱饱外卖")), screen).app.package == FOOD


@pytest.mark.parametrize(
    "name", ["饱饱外卖", "Baobao Takeaway", "饱饱", "com.baobao.takeaway", "baobao://orders", " 饱饱外卖 "]
)
def test_an_app_is_launched_by_whatever_it_is_called(phone, name):
    assert do(phone, Launch(name)).app.package == FOOD


def test_an_app_that_is_not_there_is_unknown_and_the_closest_are_named(phone):
    with pytest.raises(UnknownApp) as unknown:
        phone.perform(Launch("饱饱外买"), phone.observe())
    assert "饱饱外卖" in str(unknown.value)


@pytest.mark.parametrize(
    "name",
    [
        "nowhere://x",
        "com.nobody.here",
        "a.b/.C",
        " com.baobao.takeaway",
        "; reboot",
        "$(x)",
        "长" * 10**5,
        "\0",
        "a://\ud83d",
    ],
)
def test_a_name_is_never_a_command(phone, stand, name):
    before = stand.world["front"]
    with pytest.raises(UnknownApp):
        phone.perform(Launch(name), phone.observe())
    assert stand.world["front"] == before


def test_a_wait_ends_with_its_time_where_nothing_changes(phone):
    screen = phone.observe()
    assert do(phone, Wait(0.3), screen).same_sight(screen)


def test_a_wait_ends_with_the_change(phone, stand):
    screen = phone.observe()
    do(phone, Press(Key.RECENTS), screen)
    began = stand.seconds()
    phone.perform(Wait(20), screen)
    assert stand.seconds() - began < 5


# What is refused


def test_a_phone_that_was_turned_meanwhile_is_not_touched(phone, stand):
    screen = phone.observe()
    stand.change(device={"rotation": 1})
    with pytest.raises(StaleScreen) as stale:
        phone.perform(Tap(find(screen, "饱饱外卖")), screen)
    assert stale.value.details["case"] == "rotated"
    assert phone.observe().app.package == "com.android.launcher3"


def test_another_app_that_came_to_the_front_is_not_touched(phone):
    screen = phone.observe()
    phone.perform(Launch("饱饱外卖"), screen)
    with pytest.raises(StaleScreen) as stale:
        phone.perform(Tap(MIDDLE), screen)
    assert stale.value.details == {"case": "left", "app": "饱饱外卖"}


def test_a_phone_that_went_dark_meanwhile_is_not_touched(phone, stand):
    screen = phone.observe()
    stand.change(device={"awake": False})
    with pytest.raises(StaleScreen) as stale:
        phone.perform(Tap(find(screen, "饱饱外卖")), screen)
    assert stale.value.details["case"] == "dark"


def test_what_was_covered_meanwhile_is_not_touched(phone):
    screen = do(phone, Launch("随记"))
    card = next(e for e in screen.elements if e.long_clickable)
    do(phone, LongPress(card.box.centre), screen)
    with pytest.raises(StaleScreen) as stale:
        phone.perform(Tap(card.box.centre), screen)
    assert stale.value.details["case"] == "covered"


def test_home_can_be_pressed_whatever_came_to_the_front(phone):
    screen = phone.observe()
    phone.perform(Launch("饱饱外卖"), screen)
    assert do(phone, Press(Key.HOME), screen).app == screen.app


# Text

TEXTS = [
    "两箱纯牛奶",
    "第一行\n第二行\nthird",
    "Oat milk & 2 eggs",
    "🍜辣子鸡👨‍👩‍👧 𠮷野家",
    'it\'s "quoted" $HOME `id` ; rm -rf / | && > x \\ %s 100%',
    "长" * 3000 + "   ",
]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_any_text_arrives_by_the_server(phone, writing, text):
    assert held(do(phone, Type(text), writing)) == text


@pytest.mark.parametrize("text", TEXTS[2:], ids=range(2, len(TEXTS)))
def test_any_text_arrives_by_adbkeyboard(plain_phone, stand, writing, text):
    own = stand.world["keyboards"]["current"]
    assert held(do(plain_phone, Type(text))) == text
    assert stand.world["keyboards"]["current"] != own
    plain_phone.close()
    assert stand.world["keyboards"]["current"] == own


def test_what_is_typed_takes_the_place_of_what_was_there(phone, writing):
    assert held(do(phone, Type("new"), do(phone, Type("old and longer"), writing))) == "new"


def test_a_field_is_emptied_by_no_text(phone, writing):
    assert held(do(phone, Type(""), do(phone, Type("old"), writing))) == ""


def test_plain_text_is_typed_by_keys_where_there_is_no_other_way(plain_phone, poor_phone, writing):
    screen = do(plain_phone, Type("100% of %s; it's $5"))
    assert held(screen) == "100% of %s; it's $5"
    assert held(do(plain_phone, Type("2"), screen)) == "2"


def test_what_no_way_can_write_is_refused_with_what_to_install(plain_phone, poor_phone, writing):
    with pytest.raises(CannotType) as cannot:
        plain_phone.perform(Type("牛奶"), plain_phone.observe())
    assert "ADBKeyboard" in str(cannot.value)
    assert held(plain_phone.observe()) == ""


def test_without_a_field_nothing_is_typed(phone):
    with pytest.raises(CannotType) as cannot:
        phone.perform(Type("牛奶"), phone.observe())
    assert cannot.value.details["case"] == "no_field"


def test_a_borrowed_keyboard_is_given_back_by_the_next_run_after_a_crash(plain_phone, stand, writing):
    own = stand.world["keyboards"]["current"]
    do(plain_phone, Type("牛奶"))
    assert stand.world["keyboards"]["current"] != own
    stand.connect().close()
    assert stand.world["keyboards"]["current"] == own


# The way to the phone


def test_adb_shows_it_as_a_virtual_phone(phone, stand):
    (device,) = devices()
    assert (device.serial, device.state, device.virtual) == (stand.serial, "ready", True)
    assert phone.virtual


def test_the_doctor_finds_nothing_wrong(stand):
    assert {finding.state for finding in checks.findings(stand.serial)} == {"good"}


def test_a_look_survives_the_adb_server(phone, stand):
    before = phone.observe()
    stand.kill_adb_server()
    assert phone.observe().same_sight(before)


def test_an_action_whose_connection_breaks_is_in_doubt_and_the_phone_is_found_again(phone, stand):
    screen = phone.observe()
    with stand.adb_server_dies_in(0.5), pytest.raises(InDoubt):
        phone.perform(Swipe(Point(0.5, 0.8), Point(0.5, 0.2), seconds=4), screen)
    assert phone.observe().picture is not None


def test_another_phone_behind_the_same_address_is_not_touched(phone, stand):
    screen = phone.observe()
    stand.begin_anew(seed=2)
    stand.kill_adb_server()
    with pytest.raises(PhoneUnready) as another:
        phone.perform(Tap(find(screen, "饱饱外卖")), screen)
    assert another.value.details["case"] == "another"


def test_a_phone_that_has_gone_is_lost(adb_server):
    with RunningPhone.start() as running:
        phone = connect(running.address)
        phone.reconnecting = 1.0
    with pytest.raises(PhoneLost):
        phone.observe()
    phone.close()
