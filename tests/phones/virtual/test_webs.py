from __future__ import annotations

import threading
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from fingertips.phones.virtual import keys
from fingertips.phones.virtual import world as worlds
from fingertips.phones.virtual.handset import VirtualPhone

HOME = """<!doctype html><meta name=viewport content="width=device-width">
<h1>Corner shop</h1>Open all day<br><a href="/goods?page=2" target="_blank">To the goods</a>
<form action="/goods"><input name="q" id="query" placeholder="Search"><button>Go</button></form>
<select id="size" onchange="document.querySelector('h1').textContent = 'Size ' + this.value">
<option>small</option><option>large</option></select>
<button onclick="document.querySelector('h1').textContent = String(confirm('Sure?'))">Ask me</button>
<div style="height: 1500px"></div><p>The end</p>
<iframe src="/inner" style="position: absolute; top: 200px; left: 40px; height: 80px"></iframe>"""

PARTS = """<!doctype html><meta name=viewport content="width=device-width"><p id="said">Nothing</p>
<buy-card><b slot="name">Apple</b>5.50 yuan</buy-card><sign-in></sign-in>
<a id="away">Elsewhere</a>
<div id="tab" style="cursor: pointer">Orders</div><div id="review" contenteditable data-placeholder="Your review"></div>
<input id="city" readonly value="Which city"><input id="day" type="date"><input id="far" type="range">
<div style="height: 20px; overflow: hidden">Cut<button style="position: fixed; bottom: 0">Afloat</button></div>
<iframe src="/inner" style="height: 60px"></iframe><button onclick="asking.showModal()">Ask</button>
<dialog id="asking">Sure?</dialog>
<script>
const tell = (text) => (said.textContent = text);
const part = (name, html, made) => customElements.define(name, class extends HTMLElement {
  connectedCallback() { made(Object.assign(this.attachShadow({ mode: "open" }), { innerHTML: html }), this); }
});
part("buy-card", "<slot name=name></slot><em><slot></slot></em><button>Buy</button>", (root, card) => {
  root.querySelector("button").addEventListener("click", () => tell(`Bought ${card.querySelector("b").textContent}`));
});
part("sign-in", "<input id=who placeholder=Name>", ({ firstChild: field }) => {
  field.addEventListener("input", () => tell(`Hello ${field.value}`));
});
tab.addEventListener("click", () => { history.pushState({}, "", "?orders"); tell("Orders shown"); });
onpopstate = () => tell("Back again");
away.href = location.href.replace("127.0.0.1", "localhost").replace("parts", "goods");
review.oninput = () => tell(`Said ${review.textContent}`);
far.addEventListener("touchmove", ({ touches }) => touches.length > 1 && tell(`${touches.length} fingers`));
matchMedia("(prefers-color-scheme: dark)").onchange = ({ matches }) => tell(matches ? "Good night" : "Good day");
day.onchange = () => tell(`On ${day.value}`);
</script>"""


class Shop(BaseHTTPRequestHandler):
    def do_GET(self):
        seen = "again" if "visited" in self.headers.get("Cookie", "") else "first"
        pages = {"/": HOME, "/parts": PARTS, "/inner": "<button>Inside</button>"}
        body = pages.get(self.path, f"<p>Goods {self.path}</p><p>{seen}</p>").encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("X-Frame-Options", "DENY")
        self.send_header("Set-Cookie", "visited=yes; SameSite=Strict")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def shop():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Shop)
    thread = threading.Thread(target=partial(server.serve_forever, 0.05))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def phone(held, loop, chrome, world, programs, shop):
    world["apps"]["corner"] = worlds.web_app("Corner", shop)
    opened = loop.run(VirtualPhone.open(chrome, world, programs))
    yield held(opened)
    loop.run(opened.close())


def test_words_that_lie_in_the_page_itself_are_read(phone):
    phone.tap("Corner")
    phone.until("Open all day")


def test_a_web_page_is_an_app_of_the_phone(phone):
    phone.tap("Corner")
    phone.until("Corner shop")
    assert phone.phone.front()[0] == "org.fingertips.web.corner"
    assert phone.node("query").hint == "Search"
    assert phone.node("Inside").bounds[1] > 84 + 200 * 3 - 10


def test_its_links_stay_in_it_and_the_back_key_goes_back_in_it(phone):
    phone.tap("Corner")
    phone.until("Corner shop")
    phone.tap("To the goods")
    phone.until("Goods /goods?page=2")
    assert "again" in phone.texts()
    phone.key(keys.BACK)
    phone.until("Corner shop")
    phone.key(keys.BACK)
    assert phone.phone.front()[0] == "com.android.launcher3"


def test_its_fields_are_typed_in(phone):
    phone.tap("Corner")
    phone.until("Corner shop")
    phone.tap("query")
    assert phone.phone.typing()
    phone.type("milk")
    phone.run(phone.phone.set_text("牛奶"))
    assert phone.node("query").text == "牛奶"
    phone.key(keys.ENTER)
    phone.until("Goods /goods?q=%E7%89%9B%E5%A5%B6")
    assert not phone.phone.typing()


def test_a_page_that_does_not_answer_says_so(held, loop, chrome, world, programs):
    world["apps"]["gone"] = worlds.web_app("Gone", "http://127.0.0.1:9/")
    opened = loop.run(VirtualPhone.open(chrome, world, programs))
    phone = held(opened)
    phone.tap("Gone")
    phone.until("http://127.0.0.1:9/")
    loop.run(opened.close())


def test_a_list_of_choices_is_offered_on_the_screen(phone):
    phone.tap("Corner")
    phone.until("Corner shop")
    phone.tap("size")
    phone.tap("large")
    phone.until("Size large")
    assert phone.node("size").text == "large"


def test_what_a_page_asks_in_a_browsers_own_dialog_is_answered_no(phone):
    phone.tap("Corner")
    phone.until("Corner shop")
    phone.tap("Ask me")
    phone.until("false")


@pytest.fixture
def shows_page(held, loop, chrome, world, programs, tmp_path):
    """Opens a page that lies in a file and waits until these words are shown."""

    def shows(html, words):
        page = tmp_path / "page.html"
        page.write_text(html, "utf-8")
        world["apps"]["local"] = worlds.web_app("Local", page.as_uri())
        opened = loop.run(VirtualPhone.open(chrome, world, programs))
        phone = held(opened)
        phone.tap("Local")
        phone.until(words)
        loop.run(opened.close())

    return shows


def test_a_page_in_a_file_is_an_app_too(shows_page):
    shows_page("<!doctype html><h1>A page in a file</h1>", "A page in a file")


@pytest.fixture
def parts(held, loop, chrome, world, programs, shop):
    """A page of the kind that is mostly script."""
    world["apps"]["parts"] = worlds.web_app("Parts", f"{shop}parts")
    opened = loop.run(VirtualPhone.open(chrome, world, programs))
    phone = held(opened)
    phone.tap("Parts")
    phone.until("Nothing")
    yield phone
    loop.run(opened.close())


def test_what_is_inside_a_pages_own_parts_is_read_and_touched(parts):
    assert {"Apple", "5.50 yuan", "Buy"} <= set(parts.texts())
    parts.tap("Buy")
    parts.until("Bought Apple")


def test_fields_inside_a_pages_own_parts_are_typed_in(parts):
    parts.tap("who")
    assert parts.phone.typing()
    parts.type("Ann")
    parts.until("Hello Ann")
    parts.run(parts.phone.set_text("安"))
    parts.until("Hello 安")


def test_what_only_a_script_makes_touchable_is_told_by_its_pointer(parts):
    assert parts.node("tab").clickable
    assert not parts.node("said").clickable


def test_the_back_key_goes_back_where_a_script_wrote_the_history(parts):
    parts.tap("tab")
    parts.until("Orders shown")
    parts.key(keys.BACK)
    parts.until("Back again")


def test_the_back_key_comes_back_from_another_site(parts):
    parts.tap("away")
    parts.until("Goods /goods")
    parts.key(keys.BACK)
    parts.until("Nothing")
    parts.key(keys.BACK)
    assert parts.phone.front()[0] == "com.android.launcher3"


def test_a_part_of_a_page_that_can_be_edited_is_a_field(parts):
    assert parts.node("review").hint == "Your review"
    parts.tap("review")
    parts.type("很好 😀")
    parts.until("Said 很好 😀")


def test_a_field_to_be_read_only_calls_no_keyboard_and_a_day_is_set_whole(parts):
    parts.tap("city")
    assert not parts.phone.typing()
    parts.tap("day")
    parts.run(parts.phone.set_text("2026-12-01"))
    parts.until("On 2026-12-01")


def test_what_floats_is_not_cut_by_what_it_lies_in(parts):
    assert parts.node("Afloat").role.endswith("Button")
    assert parts.node("far").role.endswith("SeekBar")


def test_behind_a_dialog_there_is_nothing_frames_included(parts):
    assert "Inside" in parts.texts()
    parts.tap("Ask")
    parts.until("Sure?")
    assert not {"Inside", "Buy"} & set(parts.texts())


def test_a_page_whose_body_has_no_height_is_read(shows_page):
    shows_page("<!doctype html><div style='position: absolute; top: 300px'>Far below</div>", "Far below")


def test_a_page_is_told_that_the_person_likes_it_dark(parts):
    parts.run(parts.phone.put_setting("secure", "ui_night_mode", "2"))
    parts.until("Good night")


def test_two_fingers_are_felt_as_two(parts):
    x, y = parts.centre("far")
    parts.run(parts.phone.touch_together([[(x - 40, y, 0), (x - 90, y, 80)], [(x + 40, y, 0), (x + 90, y, 80)]]))
    parts.until("2 fingers")
