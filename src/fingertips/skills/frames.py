"""What a skill's recorded wordings teach about its instructions: which acts, apps and things they name, and what
stands around each value.

The wordings of all languages are taken together, because the lexicon's classes are the same in each: what surrounds a
value in a Chinese wording tells what surrounds it in an English one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from fingertips.skills.skill import Skill, Wording
from fingertips.skills.wording import Part, Token, kin, tokens

START, END = "start", "end"
BEYOND = "beyond"
"""The sense of what no errand can heed."""
ASIDE = "aside"
"""What stands before a value that a comma parts from another one."""
LONGEST_PLACE = 4
"""Characters of a place's or a person's name in Chinese."""
UNASKED = 0.1
"""The share of wordings without an act from which on none is needed."""
SAME_ACT = 0.9
"""From this kinship on, two acts are one."""
TELLING = (Part.ACT, Part.THING, Part.APP)
Told = frozenset[tuple[Part, str]]


@dataclass(frozen=True, slots=True)
class Run:
    """A run of tokens, from `first` up to `last`, which it includes."""

    first: int
    last: int


@dataclass(frozen=True)
class Frame:
    """`ever` and `always` are the acts, things and apps of some and of all wordings, `least` how many acts and things
    each of them has at least, `literal` other words of them.

    `nameless` are the wordings that name no app: what they tell and which slots they fill. `around` are the senses
    that were seen before and after each slot's values, `known` those values, `choices` the slots that took an option,
    the most usual as 0; `peopled` whether a value was somebody, `proper` the slots of which all English values were
    written as names are, `short` those of which no Chinese value was longer than a name, `unasked` the share of
    wordings without an act, `parted` whether 的 stands between an optional value and another.
    """

    ever: Told
    always: Told
    least: int
    literal: frozenset[str]
    nameless: tuple[tuple[Told, frozenset[str]], ...]
    around: Mapping[str, frozenset[tuple[str, str]]]
    known: Mapping[str, frozenset[str]]
    choices: Mapping[str, int]
    peopled: bool
    proper: frozenset[str]
    short: frozenset[str]
    unasked: float
    parted: bool

    @property
    def asked(self) -> bool:
        """Whether it can be asked for without an act."""
        return self.unasked >= UNASKED

    def senses(self, part: Part) -> frozenset[str]:
        return frozenset(sense for kind, sense in self.ever if kind is part)


@dataclass(frozen=True)
class _Seen:
    """One wording, cut."""

    words: Sequence[Token]
    runs: Mapping[str, Run]

    @property
    def rest(self) -> list[int]:
        taken = {i for run in self.runs.values() for i in range(run.first, run.last + 1)}
        return [i for i in range(len(self.words)) if i not in taken]

    @property
    def told(self) -> Told:
        return frozenset(
            (t.part, t.sense) for t in (self.words[i] for i in self.rest) if t.part in TELLING and t.sense != BEYOND
        )


def frame(skill: Skill) -> Frame:
    """The frame of a skill's wordings."""
    return _frame(tuple(_key(wording) for wording in skill.wordings))


def _key(wording: Wording) -> tuple[str, tuple[tuple[str, str], ...]]:
    return wording.says, tuple(wording.slots.items())


@lru_cache(maxsize=512)
def _frame(
    wordings: tuple[tuple[str, tuple[tuple[str, str], ...]], ...],
) -> Frame:
    seen = [_seen(says, slots) for says, slots in wordings]
    around: dict[str, set[tuple[str, str]]] = defaultdict(set)
    known: dict[str, set[str]] = defaultdict(set)
    choices: Counter[str] = Counter()
    for wording, (_, slots) in zip(seen, wordings, strict=True):
        for name, run in wording.runs.items():
            around[name].add(
                (
                    sense_before(wording.words, run.first),
                    sense_after(wording.words, run.last),
                )
            )
            known[name].add(dict(slots)[name].lower())
            if run.first == run.last and wording.words[run.first].part is Part.OPTION:
                choices[name] += 1
    told = [wording.told for wording in seen]
    ever: Told = frozenset(pair for each in told for pair in each)
    return Frame(
        ever=ever,
        always=frozenset(pair for pair in ever if all(tells(each, pair) for each in told if _bears(each, pair))),
        least=min(map(telling, told), default=0),
        literal=frozenset(words for wording in seen for words in _literals(wording)),
        nameless=tuple(
            (each, frozenset(wording.runs)) for each, wording in zip(told, seen, strict=True) if not _names_app(each)
        ),
        around={name: frozenset(pairs) for name, pairs in around.items()},
        known={name: frozenset(values) for name, values in known.items()},
        choices={name: rank for rank, (name, _) in enumerate(choices.most_common())},
        parted=any(
            after == "of" and name not in choices and not all(name in wording.runs for wording in seen)
            for name, pairs in around.items()
            for _, after in pairs
        ),
        short=frozenset(name for name, values in known.items() if _is_short(values)),
        unasked=sum(all(part is not Part.ACT for part, _ in each) for each in told) / max(1, len(told)),
        proper=frozenset(
            name for name in around if _is_proper([d[name] for _, slots in wordings if name in (d := dict(slots))])
        ),
        peopled=any(w.words[i].sense == "person" for w in seen for r in w.runs.values() for i in (r.first, r.last)),
    )


def _seen(says: str, slots: Iterable[tuple[str, str]]) -> _Seen:
    words, runs, left = tokens(says), dict[str, Run](), says
    for name, value in sorted(slots, key=lambda slot: -len(slot[1])):
        if run := find_run(words, left, value):
            runs[name] = run
            left = left.replace(value, "\0" * len(value), 1)
    return _Seen(words, runs)


def _literals(wording: _Seen) -> Iterator[str]:
    plain = [i for i in wording.rest if wording.words[i].part not in TELLING]
    yield from (text.lower() for text in stretches(wording.words, plain))


def _is_proper(values: Sequence[str]) -> bool:
    english = [value for value in values if value.isascii() and value[:1].isalpha()]
    return bool(english) and all(word[0].isupper() for value in english for word in value.split())


def _is_short(values: Iterable[str]) -> bool:
    chinese = [value for value in values if not value.isascii()]
    return bool(chinese) and all(len(value) < LONGEST_PLACE for value in chinese)


def _bears(told: Told, pair: tuple[Part, str]) -> bool:
    """Whether a wording that tells this can tell what is needed: what names no app says nothing about apps."""
    return pair[0] is not Part.APP or _names_app(told)


def _names_app(told: Told) -> bool:
    return any(part is Part.APP for part, _ in told)


def stretches(words: Sequence[Token], places: Iterable[int]) -> Iterator[str]:
    """The text of these tokens; Chinese characters that stand side by side are one."""
    text, previous = "", -2
    for i in places:
        token = words[i]
        if token.part is not Part.TEXT:
            continue
        if text and previous == i - 1 and not token.text.isascii() and not text.isascii():
            text += token.text
        else:
            if text:
                yield text
            text = token.text
        previous = i
    if text:
        yield text


def tells(told: Told, pair: tuple[Part, str]) -> bool:
    """Whether that act, thing or app is among what was told; acts by kinship."""
    part, sense = pair
    if part is not Part.ACT:
        return pair in told
    return any(kind is Part.ACT and kin(sense, other) >= SAME_ACT for kind, other in told)


def telling(told: Told) -> int:
    """How many things and different acts are told."""
    acts: list[tuple[Part, str]] = []
    for pair in sorted(pair for pair in told if pair[0] is Part.ACT):
        if not tells(frozenset(acts), pair):
            acts.append(pair)
    return len(acts) + sum(part is Part.THING for part, _ in told)


def knows(learned: Frame, token: Token) -> bool:
    """Whether some wording has this act, thing or app."""
    return tells(learned.ever, (token.part, token.sense))


def find_run(words: Sequence[Token], says: str, value: str) -> Run | None:
    """The run of tokens that holds these words."""
    start = says.find(value)
    if start < 0 or not value:
        return None
    inside = [i for i, t in enumerate(words) if t.start < start + len(value) and start < t.end]
    return Run(inside[0], inside[-1]) if inside else None


def sense_before(words: Sequence[Token], first: int) -> str:
    """The sense of what stands before, past glue, counts and options; after a value a colon says that words follow."""
    of = stop = False
    for token in reversed(words[:first]):
        if token.part is Part.STOP:
            stop = True
        elif token.sense == "of":
            of = True
        elif token.part not in (Part.SPACE, Part.FILLER, Part.NUMBER, Part.OPTION):
            sense = _sense(token)
            if sense != "text":
                return sense
            return _after_text(words, first, of, stop)
    return START


def _after_text(words: Sequence[Token], first: int, of: bool, stop: bool) -> str:
    if _colon(words, first - 1):
        return "saying"
    if of and not stop:
        return "of"
    return ASIDE if stop else "text"


def _colon(words: Sequence[Token], at: int) -> bool:
    while at >= 0 and words[at].part is Part.SPACE:
        at -= 1
    return at >= 0 and words[at].part is Part.STOP and words[at].text.endswith((":", "："))


def sense_after(words: Sequence[Token], last: int) -> str:
    """The sense of what stands after, past spaces and glue."""
    for token in words[last + 1 :]:
        if token.part not in (Part.SPACE, Part.FILLER):
            return END if token.part is Part.STOP else _sense(token)
    return END


def _sense(token: Token) -> str:
    match token.part:
        case Part.TEXT | Part.QUOTED:
            return "text"
        case Part.APP:
            return "app"
        case _:
            return token.sense
