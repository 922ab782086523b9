"""Several recordings of one errand as one skill: in either language, with and without what may be left out.

The steps are laid side by side. A step that some recordings lack gets the features in which just those that have it
agree: a value that was given, a word that was said, a comparison that came out that way. Where nothing tells them
apart the step is done where its element is on the screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from fingertips.skills.finding import name_of
from fingertips.skills.skill import GAP, SEEN, Anchor, Answer, Do, Kind, Skill, Slot, Step
from fingertips.skills.values import language_of

_RANK = {"slot": 0, "least": 1, "thing": 2, "!slot": 3, "!thing": 4}


@dataclass(frozen=True)
class _Lane:
    """A step of the merged skill: which recordings have it, and as what."""

    of: dict[int, Step]

    @property
    def step(self) -> Step:
        return next(iter(self.of.values()))


def merge(skills: Sequence[Skill]) -> Skill:
    """One skill of all. They have the same names for the same slots."""
    first = skills[0]
    if len(skills) == 1:
        return first
    lanes = [_Lane({0: step}) for step in first.steps]
    for number, skill in enumerate(skills[1:], start=1):
        lanes = _aligned(lanes, skill.steps, number)
    told = [frozenset(feature for wording in skill.wordings for feature in wording.features) for skill in skills]
    languages = [language_of(skill.wordings[0].says) for skill in skills]
    return replace(
        first,
        wordings=tuple(dict.fromkeys(wording for skill in skills for wording in _frozen(skill))) and _wordings(skills),
        slots=_slots(skills),
        steps=tuple(_merged(lanes, place, told) for place in range(len(lanes))),
        proof=_proof(skills, languages),
        answers=_answers(skills, told),
        learned_from=sum(skill.learned_from for skill in skills),
    )


def fits_together(one: Skill, other: Skill) -> bool:
    """Whether both are recordings of one errand: in the same apps, with the same values, step by step the same."""
    if one.packages != other.packages or not {s.name for s in one.slots} & {s.name for s in other.slots}:
        return False
    shared = len(_longest(one.steps, other.steps))
    lengths = len(one.steps), len(other.steps)
    return shared >= 0.8 * min(lengths) and shared >= 0.5 * max(lengths)


def _frozen(skill: Skill) -> list[str]:
    return [wording.says for wording in skill.wordings]


def _wordings(skills: Sequence[Skill]):
    seen = {wording.says: wording for skill in skills for wording in skill.wordings}
    return tuple(seen.values())


def _slots(skills: Sequence[Skill]) -> tuple[Slot, ...]:
    """Every slot that some recording has; required are those that all wordings have."""
    names = dict.fromkeys(slot.name for skill in skills for slot in skill.slots)
    wordings = [wording for skill in skills for wording in skill.wordings]
    merged: list[Slot] = []
    for name in names:
        kinds = [slot.kind for skill in skills for slot in skill.slots if slot.name == name]
        merged.append(Slot(name, _kind(kinds), all(name in wording.slots for wording in wordings)))
    return tuple(merged)


def _kind(kinds: Sequence[Kind]) -> Kind:
    for kind in (Kind.PROSE, Kind.TEXT):
        if kind in kinds:
            return kind
    return kinds[0]


def _aligned(lanes: list[_Lane], steps: Sequence[Step], number: int) -> list[_Lane]:
    """The steps laid beside the lanes so that the most of them meet, in order."""
    pairs = _longest([lane.step for lane in lanes], steps)
    merged: list[_Lane] = []
    lane_at = step_at = 0
    for lane, step in [*pairs, (len(lanes), len(steps))]:
        merged += lanes[lane_at:lane]
        merged += [_Lane({number: s}) for s in steps[step_at:step]]
        if lane < len(lanes):
            merged.append(_Lane({**lanes[lane].of, number: steps[step]}))
        lane_at, step_at = lane + 1, step + 1
    return merged


def _longest(one: Sequence[Step], other: Sequence[Step]) -> list[tuple[int, int]]:
    """The longest common subsequence, as pairs of places."""
    best: list[list[list[tuple[int, int]]]] = [[[] for _ in range(len(other) + 1)] for _ in range(len(one) + 1)]
    for i in range(len(one) - 1, -1, -1):
        for j in range(len(other) - 1, -1, -1):
            options = [best[i + 1][j], best[i][j + 1]]
            if same_step(one[i], other[j]):
                options.append([(i, j), *best[i + 1][j + 1]])
            best[i][j] = max(options, key=len)
    return best[0][0]


def same_step(one: Step, other: Step) -> bool:
    """Whether two recordings did the same thing there."""
    if one.do is not other.do or one.app != other.app:
        return False
    if one.do in (Do.LAUNCH, Do.PRESS, Do.NOTE) and one.text != other.text:
        return False
    if one.anchor is None or other.anchor is None:
        return one.anchor is other.anchor
    if one.do is Do.TYPE and set(GAP.findall(one.text)) != set(GAP.findall(other.text)):
        return False
    return _same_anchor(one.anchor, other.anchor)


def _same_anchor(one: Anchor, other: Anchor) -> bool:
    names = set(map(name_of, one.ids)), set(map(name_of, other.ids))
    if one.gaps != other.gaps:
        by_chance = one.gaps < other.gaps or other.gaps < one.gaps
        told_apart = bool(one.gaps & other.gaps) or max(one.among, other.among) == 1
        return by_chance and told_apart and bool(names[0] & names[1]) and one.role == other.role
    if one.ids and other.ids and not names[0] & names[1]:
        return False
    if one.gaps:
        return bool(names[0] & names[1]) or one.role == other.role
    if set(one.texts) & set(other.texts):
        return True
    apart = ((one.place[0] - other.place[0]) ** 2 + (one.place[1] - other.place[1]) ** 2) ** 0.5
    if names[0] & names[1]:
        return one.order == other.order and one.role == other.role
    foreign = _script(one) != _script(other) or not (one.texts and other.texts)
    return foreign and one.role == other.role and apart < 0.05


def _script(anchor: Anchor) -> bool:
    return all(text.isascii() for text in anchor.texts)


def _merged(lanes: Sequence[_Lane], place: int, told: Sequence[frozenset[str]]) -> Step:
    lane = lanes[place]
    steps = list(lane.of.values())
    anchors = [step.anchor for step in steps if step.anchor]
    step = next((s for s in steps if s.times), steps[0])
    when = () if step.times else _when(frozenset(lane.of), told, _telling(lanes, place, len(told)))
    if when == (SEEN,):
        when = tuple(dict.fromkeys((SEEN, *_unless(lanes, place))))
    return replace(step, anchor=_together(anchors) if anchors else None, when=when)


def _together(anchors: Sequence[Anchor]) -> Anchor:
    gaps = frozenset[str].intersection(*(a.gaps for a in anchors))
    texts = list(dict.fromkeys(text for a in anchors for text in a.texts if set(GAP.findall(text)) <= gaps))
    if any(not a.texts for a in anchors) or _at_odds(anchors):
        texts = [text for text in texts if GAP.search(text)]
    near = dict.fromkeys(text for a in anchors for text in a.near if set(GAP.findall(text)) <= gaps)
    return replace(
        anchors[0],
        ids=tuple(dict.fromkeys(id for a in anchors for id in a.ids)),
        texts=tuple(texts),
        near=tuple(near),
    )


def _telling(lanes: Sequence[_Lane], place: int, count: int) -> tuple[str, ...]:
    """The slots that the steps done together with this one are about, then those of the steps done instead."""
    having = frozenset(lanes[place].of)
    instead = frozenset(range(count)) - having
    around = sorted(range(len(lanes)), key=lambda other: abs(other - place))
    own = [gap for other in around if frozenset(lanes[other].of) == having for gap in _gaps(lanes[other].step)]
    others = [gap for other in around if frozenset(lanes[other].of) <= instead for gap in _gaps(lanes[other].step)]
    return tuple(dict.fromkeys([*(f"slot:{gap}" for gap in own), *(f"!slot:{gap}" for gap in others)]))


def _unless(lanes: Sequence[_Lane], place: int) -> Iterator[str]:
    """The slots for which the same elements are touched by their value: then not also without one."""
    own = lanes[place].step.anchor
    for lane in lanes:
        other = lane.step.anchor
        if own and other and not own.gaps and set(map(name_of, own.ids)) & set(map(name_of, other.ids)):
            yield from (f"!slot:{gap}" for gap in sorted(other.gaps))


def _gaps(step: Step) -> list[str]:
    patterns = (step.text, *(step.anchor.texts if step.anchor else ()), *(step.anchor.near if step.anchor else ()))
    return [gap for pattern in patterns for gap in GAP.findall(pattern)]


def _at_odds(anchors: Sequence[Anchor]) -> bool:
    """Whether one language alone has several texts for it: then it was chosen by its place in the order."""
    for script in (True, False):
        texts = [set(a.texts) for a in anchors if a.texts and a.ids and _script(a) is script]
        if len(texts) > 1 and not set[str].intersection(*texts):
            return True
    return False


def _when(having: frozenset[int], told: Sequence[frozenset[str]], telling: Sequence[str] = ()) -> tuple[str, ...]:
    """The features that tell the recordings that have a step from those that have not.

    Of the slots only those that `telling` names: a step is not done for a value that it has nothing to do with.
    """
    everyone = frozenset(range(len(told)))
    if having == everyone:
        return ()
    features = sorted(frozenset[str]().union(*told))
    holders: dict[str, frozenset[int]] = {}
    for feature in features:
        with_it = frozenset(n for n in everyone if feature in told[n])
        holders[feature] = with_it
        holders[f"!{feature}"] = everyone - with_it
    order = {name: rank for rank, name in enumerate(telling)}
    ranks = {name: (_RANK.get(name.partition(":")[0], 5), order.get(name, len(order)), name) for name in holders}
    apt = (name for name in holders if name in order or name.partition(":")[0] not in ("slot", "!slot"))
    names = sorted(apt, key=lambda name: ranks[name])
    for size in (1, 2, 3):
        for chosen in combinations(names, size):
            if frozenset[int].intersection(*(holders[name] for name in chosen)) == having:
                return chosen
    return (SEEN,)


def _proof(skills: Sequence[Skill], languages: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """What every recording's last screen showed, with the wordings of the languages as choices."""
    if len({len(skill.proof) for skill in skills}) == 1:
        return tuple(_united(choices) for choices in zip(*(skill.proof for skill in skills), strict=True))
    shortest = min((skill.proof for skill in skills), key=len)
    rest = [skill.proof[: len(shortest)] for skill in skills]
    return tuple(_united(choices) for choices in zip(*rest, strict=True))


def _united(choices: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """All wordings of one text; those with values, where some have them."""
    texts = tuple(dict.fromkeys(text for choice in choices for text in choice))
    return tuple(text for text in texts if GAP.search(text)) or texts


def _answers(skills: Sequence[Skill], told: Sequence[frozenset[str]]) -> tuple[Answer, ...]:
    """Each different answer of a language, with the features of the recordings that gave it."""
    answers: list[Answer] = []
    given = [(n, answer) for n, skill in enumerate(skills) for answer in skill.answers]
    for language in dict.fromkeys(answer.language for _, answer in given):
        texts = [(n, answer.text) for n, answer in given if answer.language == language]
        asked = sorted({n for n, _ in texts})
        for text in dict.fromkeys(t for _, t in texts):
            givers = frozenset(asked.index(n) for n, said in texts if said == text)
            when = _when(givers, [told[n] for n in asked])
            answers.append(Answer(language, text, tuple(f for f in when if f != SEEN)))
    return tuple(answers)
