"""Which of the amounts on a screen belongs to an action: the one on the button, else the total, else the largest."""

from __future__ import annotations

from collections.abc import Sequence

from fingertips.guard.meaning import Meaning
from fingertips.guard.words import Table, read, sums_in
from fingertips.observation import Observation
from fingertips.perception.reading import Money

COSTS = frozenset({"transfer", "trade", "borrow", "pay", "order", "subscribe", "refund", "warned", "blind"})
"""What moves money. Elsewhere an amount on the screen is not the action's."""
NEAR = 4
"""A total's figure stands among so many texts after its name."""


def sum_of(meant: Meaning, screen: Observation, table: Table) -> tuple[Money, ...]:
    """The amounts that the action is about, the one to name first; none where no money moves."""
    if meant.means not in COSTS:
        return ()
    on_it = sums_in((*meant.under.words, *meant.questions))
    return on_it or totals(screen.texts, table) or sums_in(screen.texts)


def named(sums: Sequence[Money]) -> Money | None:
    """The one that the question names. Of several that may be it, the largest."""
    return max(sums, key=lambda money: money.value, default=None)


def totals(texts: Sequence[str], table: Table) -> tuple[Money, ...]:
    """The amounts on the surest total-like lines."""
    reads = [read(text) for text in texts]
    for line in table.total:
        found: list[Money] = []
        for i, text in enumerate(reads):
            if line.search(text) and not table.unlike_total.search(text):
                found += _first(sums_in([text]) or _following(texts[i + 1 : i + 1 + NEAR], table))
        if found:
            return tuple(found)
    return ()


def _following(texts: Sequence[str], table: Table) -> tuple[Money, ...]:
    """The amounts of the texts after a name, up to the next name; other words than one remark part them from it."""
    taken: list[str] = []
    remarks = 0
    for text in texts:
        if taken and (table.unlike_total.search(read(text)) or any(line.search(read(text)) for line in table.total)):
            break
        if any(character.isalpha() for character in text) and not sums_in([text]):
            remarks += 1
            if remarks > 1 or sums_in(taken):
                break
        taken.append(text)
    return sums_in(taken)


def _first(sums: Sequence[Money]) -> Sequence[Money]:
    return sums[:1]
