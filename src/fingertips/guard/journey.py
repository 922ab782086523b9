"""Where something goes, when and for whom: an address, a journey and who travels, as a page says them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fingertips.guard.layout import APART, begins_with, control, folded, lettered, level, plain, says, within
from fingertips.guard.touch import CHOICES, TITLE
from fingertips.guard.words import Table, read
from fingertips.observation import Element, Observation

AROUND = 0.07
"""A journey's places and times stand so near its number."""
GROUP = 0.2
PHONE = re.compile(r"(?<!\d)1\d{2}[\d*•]{4}\d{4}(?!\d)|\+\d[\d *-]{8,}\d")
_CODE = re.compile(r"(?<![A-Za-z0-9])(?:[GDCZTKYS]\d{2,4}|(?:[A-Z]{2}|\d[A-Z]|[A-Z]\d)\d{3,4})(?![A-Za-z0-9])")
_DAY = re.compile(
    r"\d{1,2}月\d{1,2}[日号]|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|(?<![a-z])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"[a-z]* \d{1,2}(?!\d)|(?<!\d)\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?![a-z]*\d)"
)
_SUM = re.compile(r"[¥￥$€£]\s?[\d,.]+")
_LASTS = re.compile(r"^(?:\d+\s?(?:小?时|h)\s?)?(?:\d+\s?(?:分钟?|m(?:in)?))?$")
_TERMS = re.compile(r"同意|协议|条款|全选|agree|terms|select all")


def where_to(worded: Sequence[Element], screen: Observation, table: Table) -> str:
    """The address: behind its name or below it, else by a phone number."""
    for index, element in enumerate(worded):
        if says(table, "address", element) and not control(element):
            rest = plain(table.checkout["address"].sub("", read(element.words), 1))
            if len(rest.strip(":： ")) > 1:
                return plain(element.words)
            beside = [e for e in worded if e is not element and level(e, element) and e.box.left > element.box.left]
            after = [*beside, *worded[index + 1 : index + 3]]
            return next((plain(e.words) for e in after if lettered(e) and not control(e)), "")
    for phone in worded:
        if PHONE.search(folded(phone)) and (place := _by_phone(phone, worded, screen)):
            return place
    return ""


def _by_phone(phone: Element, worded: Sequence[Element], screen: Observation) -> str:
    """What stands above a phone number, in the least group that holds both; else what begins where it does."""
    groups = [e for e in screen.elements if e is not phone and e.box.area <= GROUP and within(phone, e)]
    for group in sorted(groups, key=lambda e: e.box.area):
        inside = [e for e in worded if e is not phone and within(e, group) and e.box.bottom <= phone.box.top + 0.005]
        if inside:
            return " ".join(plain(e.words) for e in inside)
    column = [e for e in worded if begins_with(e, phone) and lettered(e) and not control(e)]
    above = (e for e in column if -0.005 <= phone.box.top - e.box.bottom <= APART / 2)
    below = (e for e in column if -0.005 <= e.box.top - phone.box.bottom <= APART / 2)
    return next((plain(e.words) for e in (*above, *below)), "")


def journey(worded: Sequence[Element]) -> tuple[str, ...]:
    """A train's or a flight's number with its day, places and times: what stands around the number."""
    numbers = [e for e in worded if not control(e) and _CODE.search(e.words) and _about_travel(e, worded)]
    if not numbers:
        return ()
    number = next((e for e in numbers if _CODE.fullmatch(e.words.strip())), numbers[0])
    if _DAY.search(folded(number)):
        return (plain(number.words),)
    near = [e for e in worded if abs(e.box.centre.y - number.box.centre.y) <= AROUND and not control(e)]
    said = [plain(_SUM.sub("", e.words)) for e in near if e.box.bottom > TITLE / 2]
    return (" ".join(text for text in said if text and not _LASTS.match(text)),)


def _about_travel(number: Element, worded: Sequence[Element]) -> bool:
    """Whether a day stands near it, or two clocks: other things have numbers too."""
    near = [folded(e) for e in worded if abs(e.box.centre.y - number.box.centre.y) <= AROUND]
    return any(_DAY.search(text) for text in near) or sum(bool(re.fullmatch(r"\d{1,2}:\d{2}", t)) for t in near) >= 2


def people(worded: Sequence[Element], screen: Observation, table: Table) -> tuple[str, ...]:
    """Who is ticked; where nothing can be, what stands in line with the word for them."""
    ticked = [screen.wording(e) for e in screen.elements if e.checked and e.role not in ("switch", *CHOICES)]
    if people := tuple(dict.fromkeys(plain(text) for text in ticked if text and not _TERMS.search(read(text)))):
        return people
    named = (e for e in worded if says(table, "traveller", e))
    return tuple(plain(e.words) for label in named for e in worded if level(e, label) and e.box.left > label.box.left)
