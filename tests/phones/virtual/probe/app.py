"""An app for the tests: a counter, a list that grows, fields, a sheet, an advertisement, all that a desk offers."""

from __future__ import annotations


def begin(locale, rng, now):
    return {"count": 0, "rows": 20, "said": [], "code": rng.randrange(10_000), "began": now}


def open_link(path, query):
    match path.split("/"):
        case ["note"]:
            return "note", {"text": query.get("text", "")}
        case ["home"]:
            return "home", {}
        case _:
            return None


def home(state, page, desk):
    return {"count": state["count"], "sheet": page.get("sheet", ""), "ad": page.get("ad", False), "said": state["said"]}


def rows(state, page, desk):
    return {"rows": list(range(state["rows"])), "last": page.get("last", "")}


def restless(state, page, desk):
    return {"rows": page.get("rows", list(range(8))), "drawn": page.get("drawn", 0), "last": page.get("last", "")}


def form(state, page, desk):
    return {}


def note(state, page, desk):
    fields = page["fields"]
    return {
        "text": fields.get("text", page["args"].get("text", "")),
        "query": fields.get("query", ""),
        "body": fields.get("body", ""),
        "sent": page.get("sent", []),
    }


def broken(state, page, desk):
    raise RuntimeError("this screen can't be drawn")


def on_count(state, page, desk, by=1):
    state["count"] += by


def on_hold(state, page, desk):
    state["said"].append("held")


def on_open(state, page, desk, screen, wait=0):
    desk.go(screen, wait=wait)


def on_more(state, page, desk):
    state["rows"] += 10


def on_redraw(state, page, desk, rows=None, every=0.0):
    """No element of the list is the one that was there before."""
    page["drawn"] = page.get("drawn", 0) + 1
    page["rows"] = rows or page.get("rows", list(range(8)))
    if every:
        desk.later(every, "redraw", every=every)


def on_row(state, page, desk, number):
    page["last"] = str(number)


def on_sheet(state, page, desk):
    page["sheet"] = "things"


def on_ad(state, page, desk):
    page["ad"] = True


def on_close_ad(state, page, desk):
    page["ad"] = False


def on_send(state, page, desk):
    page.setdefault("sent", []).append(page["fields"].get("text", ""))
    page["fields"]["text"] = ""


def on_changed(state, page, desk):
    page["changes"] = page.get("changes", 0) + 1


def on_say(state, page, desk, text="well"):
    state["said"].append(text)


def on_locate(state, page, desk):
    desk.ask("location", then="located")


def on_located(state, page, desk):
    state["said"].append("located" if desk.granted("location") else "refused")


def on_later(state, page, desk, seconds):
    desk.later(seconds, "say", text="later")


def on_toast(state, page, desk):
    desk.toast("a toast")


def on_share(state, page, desk):
    desk.share("shared & kept")


def on_notify(state, page, desk):
    desk.notify("Rain", "Take an umbrella", link="probe://note?text=umbrella")


def on_open_link(state, page, desk, url):
    desk.open(url)


def on_fail(state, page, desk):
    raise ValueError("this event fails")
