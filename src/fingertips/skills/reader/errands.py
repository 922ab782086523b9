"""The errands that the reader was trained on, with their slots; those of one act are told apart by the app named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fingertips.skills.skill import Skill

REFUSED = "refused"
"""The act of whatever is none of them."""
_BUY = "quantity goods address remark choice"
SLOTS: Mapping[str, frozenset[str]] = {
    errand: frozenset(slots.split())
    for errand, slots in {
        "buy-orange": _BUY,
        "buy-whale": _BUY,
        "buy-cheaper": _BUY,
        "compare-prices": "quantity goods choice",
        "price-orange": "goods",
        "price-whale": "goods",
        "favourite-orange": "goods",
        "favourite-whale": "goods",
        "order-takeaway": "quantity dish address remark shop choice also",
        "favourite-restaurant": "shop",
        "check-takeaway": "",
        "reorder-takeaway": "",
        "book-train": "date from to seat train passenger",
        "book-flight": "date from to passenger",
        "look-up-trains": "date from to",
        "look-up-flights": "date from to",
        "send-message": "contact text",
        "write-note": "body title folder",
        "find-note": "query",
    }.items()
}
LOOKING = frozenset(("price", "compare-prices", "look-up-trains", "look-up-flights", "check-takeaway", "find-note"))
"""The acts that change nothing."""
_SHARED = {
    "buy": ("buy-orange", "buy-whale"),
    "price": ("price-orange", "price-whale"),
    "favourite": ("favourite-orange", "favourite-whale"),
}


def act_of(errand: str) -> str:
    return next((act for act, errands in _SHARED.items() if errand in errands), errand)


def errands_of(act: str) -> Sequence[str]:
    return _SHARED.get(act, (act,))


def is_known(skill: Skill) -> bool:
    """Whether a skill is one of these errands: a person's own may bear the name and have slots of its own."""
    return skill.name in SLOTS and SLOTS[skill.name] == frozenset(slot.name for slot in skill.slots)
