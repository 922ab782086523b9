"""The settings and keyboards of a world, kept in step: Android tells the same thing in both."""

from __future__ import annotations

from fingertips.phones.virtual.device import World


def put(world: World, space: str, name: str, value: str | None) -> None:
    """One of Android's settings; None takes it away."""
    values = world["settings"].setdefault(space, {})
    if value is None:
        values.pop(name, None)
    else:
        values[name] = value
    if value and (space, name) == ("secure", "default_input_method"):
        world["keyboards"]["current"] = value
    if value in ("0", "1", "2", "3") and (space, name) == ("system", "user_rotation"):
        world["device"]["rotation"] = int(value)


def letters(world: World) -> float:
    """How large letters are drawn: 1 where nobody has changed it, and within what a phone allows."""
    said = str(world["settings"]["system"].get("font_scale", "1"))
    try:
        return min(max(float(said), 0.5), 2.0)
    except ValueError:
        return 1.0


def night(world: World) -> bool:
    """Whether the person likes it dark; Android's numbers: 2 for yes, 1 for no."""
    return world["settings"]["secure"].get("ui_night_mode") == "2"


def choose_keyboard(world: World, name: str) -> None:
    put(world, "secure", "default_input_method", name)


def enable_keyboard(world: World, name: str, on: bool) -> None:
    others = [each for each in world["keyboards"]["enabled"] if each != name]
    world["keyboards"]["enabled"] = [*others, name] if on else others
    world["settings"]["secure"]["enabled_input_methods"] = ":".join(world["keyboards"]["enabled"])
