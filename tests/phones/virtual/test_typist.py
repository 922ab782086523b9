"""What the enter key does is the field's to say, whichever way it is pressed."""

from __future__ import annotations

import pytest

from fingertips.phones.virtual import keys
from fingertips.phones.virtual.device import Field


@pytest.fixture
def form(phone):
    phone.launch()
    phone.phone.kernel.push("probe", "form", {})
    phone.launch()
    return phone


def enter_key(phone) -> tuple[str, tuple[int, int]]:
    """Its label, and where it lies on the screen."""
    box = "(({left, top, width, height}) => [left + width / 2, top + height / 2])(key.getBoundingClientRect())"
    script = f"(() => {{ const key = document.querySelector('.os-key.go'); return [key.textContent, ...{box}]; }})()"
    label, x, y = phone.run(phone.phone.nerves.glass.evaluate(script))
    return label.strip(), (round(x * 3), round(y * 3))


def focused(phone) -> str:
    return next((node.id.rpartition("/")[2] for node in phone.nodes() if node.focused), "")


@pytest.mark.parametrize(
    ("name", "field", "label", "label_zh"),
    [
        ("name", Field("text", "next"), "Next", "下一项"),
        ("phone", Field("tel", "next"), "Next", "下一项"),
        ("city", Field("text", "search"), "Search", "搜索"),
        ("remark", Field("textarea", "enter", lines=True), "Enter", "换行"),
        ("message", Field("text", "send"), "Send", "发送"),
        ("last", Field("text", "done"), "Done", "完成"),
    ],
)
def test_the_enter_key_is_called_after_what_it_does(form, name, field, label, label_zh):
    form.tap(name)
    assert form.phone.field() == field
    assert enter_key(form)[0] == label
    form.world["locale"] = "zh"
    form.phone.nerves.paint()
    assert enter_key(form)[0] == label_zh


@pytest.mark.parametrize("by", ["key", "screen"])
@pytest.mark.parametrize(
    ("name", "then", "said"),
    [
        ("name", "phone", []),
        ("city", "", ["sought"]),
        ("remark", "remark", []),
        ("message", "message", ["sent"]),
        ("last", "", []),
    ],
)
def test_the_enter_key_does_what_it_is_called_after(form, by, name, then, said):
    form.tap(name)
    if by == "key":
        form.key(keys.ENTER)
    else:
        form.run(form.phone.touch([(*enter_key(form)[1], 0)]))
    assert (focused(form), form.state["said"]) == (then, said)
    assert form.phone.typing() == bool(then)
    assert form.node("remark").text == ("\n" if name == "remark" else "")


@pytest.mark.parametrize(
    ("name", "action", "then", "said"),
    [
        ("phone", "previous", "name", []),
        ("phone", "next", "city", []),
        ("city", "done", "", []),
        ("city", "search", "", ["sought"]),
        ("city", "go", "", ["sought"]),
        ("message", "", "message", ["sent"]),
        ("last", "next", "last", []),
        ("last", "done", "", []),
    ],
)
def test_any_action_can_be_asked_of_a_field(form, name, action, then, said):
    form.tap(name)
    form.run(form.phone.editor_action(action))
    assert (focused(form), form.state["said"]) == (then, said)


def test_no_field_no_action(form):
    form.run(form.phone.editor_action("search"))
    assert form.phone.field() is None
    assert form.state["said"] == []
