"""A command line's parts: words of text, variables and other commands' output; commands, pipelines, scripts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    text: str
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Variable:
    name: str
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Output:
    """What a script prints, in its place."""

    script: Script
    quoted: bool = False


Word = tuple[Text | Variable | Output, ...]


@dataclass(frozen=True, slots=True)
class Redirect:
    """`source` is 1, 2, or 0 for input; `target` is a file's name, or the number of a stream."""

    source: int
    target: Word | int
    append: bool = False


@dataclass(frozen=True, slots=True)
class Simple:
    assignments: tuple[tuple[str, Word], ...] = ()
    words: tuple[Word, ...] = ()
    redirects: tuple[Redirect, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    script: Script
    apart: bool
    """Whether in a shell of its own, `( )`, or in this one, `{ }`."""
    redirects: tuple[Redirect, ...] = ()


@dataclass(frozen=True, slots=True)
class Pipeline:
    commands: tuple[Simple | Group, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Script:
    steps: tuple[tuple[str, Pipeline], ...] = ()
    """Each with what stands before it: ";", "&&" or "||"."""
