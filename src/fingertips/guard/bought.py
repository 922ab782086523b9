"""What the last page before buying says is bought: which things and how many, from whom, to where, when, for whom.

Nothing is known of any app. A count (×2, 数量 2, Qty 2, a stepper) belongs to the words that stand in line with it and
above it; without counts a price belongs to the words left of it or above. An address stands by its name, or above a
phone number. What can't be told apart is left out: what is said here stands on the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fingertips.guard.journey import PHONE, journey, people, where_to
from fingertips.guard.layout import APART, LONGEST, begins_with, control, folded, level, plain, says
from fingertips.guard.touch import TITLE, fewer, written
from fingertips.guard.words import Table, sums_in
from fingertips.observation import Element, Observation
from fingertips.perception.reading import without_amounts

HEAD = 0.03
"""So far above the first thing may stand whose things they are."""
LINES = 4
"""A thing has no more lines than its name and what was chosen of it."""
_COUNT = re.compile(r"(?:[x×*]|(?:数量|件数|份数|qty|quantity)[:： ]*)\s?(\d{1,3})")
_TIMES = re.compile(r"(\d{1,3})\s?[x×]")
_COUNTED = re.compile(rf"(?:^|[·|,，;； ]){_COUNT.pattern}$|^(\d{{1,3}})\s?[x×]\s")
_ALL = re.compile(r"共\s?(\d{1,3})\s?[件份个张]|^(\d{1,3}) items?\b|\((\d{1,3}) items?\)")
_NO_THING = re.compile(
    r"[费额券]$|合计|总[计价额]|小计|应付|实付|需付|优惠|满减|立减|红包|折扣|抵扣|积分|余额|税|已[减省]|起送|免运|票价|金额|保障|保险"
    r"|total|\bfees?\b|shipping|delivery|packing|\btax|discount|coupon|voucher|saved|balance|\bfare|surcharge"
    r"|insurance|amount|\btip\b|^price|^items?\b|^goods\b|to pay|\bdue\b|支付|付款|payment|pay with"
)


@dataclass(frozen=True)
class Bought:
    """`things` as the page shows them, with how many. `seller` is what heads them."""

    things: tuple[str, ...] = ()
    seller: str = ""
    journey: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    where: str = ""
    written: tuple[str, ...] = ()

    @property
    def told(self) -> bool:
        """Whether it is said what is bought."""
        return bool(self.things or self.journey)

    @property
    def texts(self) -> tuple[str, ...]:
        """All of it, in the order in which it is read."""
        where = (f"→ {self.where}",) if self.where else ()
        head = (self.seller,) if self.seller else ()
        return (*head, *self.things, *self.journey, *self.people, *where, *self.written)


@dataclass(frozen=True)
class Line:
    """A thing and its count, with the elements that it was read from."""

    text: str
    count: int
    parts: tuple[Element, ...]


def bought(screen: Observation, table: Table) -> Bought:
    """What this page says; empty where it says nothing for certain."""
    worded = [e for e in screen.elements if e.words.strip() and not e.editable]
    lines = [line for line in _counted(worded, screen) or _priced(worded) if _taken(line, screen)]
    travelled = journey(worded)
    travels = bool(travelled) or any(says(table, "traveller", e) for e in worded)
    return Bought(
        things=(*dict.fromkeys(line.text for line in lines), *_more_than(lines, worded)),
        seller=_seller(lines, worded),
        journey=travelled,
        people=people(worded, screen, table) if travels else (),
        where=where_to(worded, screen, table),
        written=written(screen),
    )


# What is bought


def _taken(line: Line, screen: Observation) -> bool:
    """Whether nothing to be ticked stands before it that isn't: a cart also shows what stays in it."""
    top, bottom = min(e.box.top for e in line.parts) - APART, max(e.box.bottom for e in line.parts) + APART
    left = min(e.box.left for e in line.parts)
    ticks = (e for e in screen.elements if e.checkable and not e.checked and e.box.right <= left + APART)
    return not any(top <= tick.box.centre.y <= bottom for tick in ticks)


def _counted(worded: Sequence[Element], screen: Observation) -> list[Line]:
    """A thing for each count on the page."""
    lines: list[Line] = []
    taken: set[int] = set()
    for mark in worded:
        if (count := _count(mark, screen)) is None or not (parts := _named(mark, worded)):
            continue
        taken |= {id(part) for part in (*parts, mark)}
        said = plain(" ".join(plain(part.words) for part in parts))
        lines.append(Line(f"{said} ×{count}", count, parts))
    for element in worded:
        found = _COUNTED.search(folded(element))
        if found and id(element) not in taken and not control(element) and _thing(element):
            lines.append(Line(plain(element.words), int(next(filter(None, found.groups()))), (element,)))
    return lines


def _count(mark: Element, screen: Observation) -> int | None:
    """How many this text says, if that is all it says, a price aside, or it says it behind what was chosen."""
    if control(mark):
        return None
    text = without_amounts(mark.words)
    if found := _COUNT.fullmatch(text) or (_TIMES.fullmatch(text) if sums_in([mark.words]) else None):
        return int(found[1])
    return int(text) if re.fullmatch(r"\d{1,3}", text) and fewer(screen, mark) is not None else None


def _named(mark: Element, worded: Sequence[Element]) -> tuple[Element, ...]:
    """The words that a count belongs to, from the top: those in its line, and above them what begins where they do.

    Above a name in the count's own line only what has a price beside it belongs to the thing; a heading has none.
    """
    row = [e for e in worded if e is not mark and not control(e) and level(e, mark) and e.box.left < mark.box.left]
    chain = [e for e in row if not _price(e)]
    if not all(map(_thing, chain)):
        return ()
    headed = bool(chain)
    low = min((*row, mark), key=lambda e: e.box.left)
    top = min(e.box.top for e in (*row, mark))
    column = (e for e in worded if e is not mark and e not in row and abs(e.box.left - low.box.left) <= APART)
    for element in sorted(column, key=lambda e: -e.box.bottom):
        if element.box.top > top or len(chain) >= LINES:
            continue
        if top - element.box.bottom > APART or control(element) or not _thing(element) or _shared(element, worded):
            break
        if headed and not any(_price(e) and level(e, element) for e in worded):
            break
        chain, top = [element, *chain], element.box.top
    return tuple(chain)


def _shared(element: Element, worded: Sequence[Element]) -> bool:
    """Whether something else than a price stands in its line: then it is a thing or a row by itself."""
    others = (e for e in worded if e is not element and not control(e))
    return any(level(e, element) and not _price(e) for e in others)


def _price(element: Element) -> bool:
    """Whether this is a price and nothing else."""
    return bool(sums_in([element.words])) and not without_amounts(element.words).strip("-−+ ")


def _priced(worded: Sequence[Element]) -> list[Line]:
    """A thing for each price that stands behind words or below them, save for fees, discounts and totals."""
    lines: list[Line] = []
    for price in worded:
        if control(price) or not _price(price):
            continue
        left = [e for e in worded if level(e, price) and e.box.right <= price.box.left + APART and not control(e)]
        above = [e for e in worded if begins_with(e, price) and 0 <= price.box.top - e.box.bottom <= APART]
        name = max(left, key=lambda e: e.box.right, default=None) or next(iter(above), None)
        if name is not None and _thing(name) and not sums_in([name.words]) and len(name.words) <= LONGEST:
            lines.append(Line(plain(name.words), 1, (name,)))
    return lines


def _thing(element: Element) -> bool:
    """Whether these may be the words of a thing: no count, no price, no piece of a bill, no title of the page."""
    bare = without_amounts(element.words)
    if not any(character.isalpha() for character in bare) or _COUNT.fullmatch(bare) or PHONE.search(bare):
        return False
    return not _NO_THING.search(bare) and element.box.bottom > TITLE


def _more_than(lines: Sequence[Line], worded: Sequence[Element]) -> tuple[str, ...]:
    """The page's own count of pieces, where it is another one: not all of them are in sight."""
    seen = sum(line.count for line in lines)
    for element in worded:
        if (found := _ALL.search(folded(element))) and int(next(filter(None, found.groups()))) > seen:
            return (found[0],)
    return ()


def _seller(lines: Sequence[Line], worded: Sequence[Element]) -> str:
    """What stands over the things, further out than they: the shop within the app."""
    if not lines:
        return ""
    first = min((part for line in lines for part in line.parts), key=lambda e: e.box.top)
    heads = [
        e
        for e in worded
        if e.box.left < first.box.left - APART and 0 <= first.box.top - e.box.bottom <= HEAD and _thing(e)
    ]
    head = max(heads, key=lambda e: e.box.bottom, default=None)
    return plain(head.words) if head and not control(head) and not level(head, first) else ""
