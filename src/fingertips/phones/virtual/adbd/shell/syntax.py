"""A command line as a tree. Known: ; & && || | ! ( ) { } > >> < 2> 2>&1 &> NAME=value quotes $NAME ${NAME} $(…) `…` #.

What goes beyond (loops, functions, arithmetic) is a SyntaxError of its own, as a shell says it.
"""

from __future__ import annotations

import re

from fingertips.phones.virtual.adbd.shell.tree import (
    Group,
    Output,
    Pipeline,
    Redirect,
    Script,
    Simple,
    Text,
    Variable,
    Word,
)

DEEPEST = 16


class Unparsable(Exception):
    """Its text is what a shell says of it."""


_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_ASSIGNMENT = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)=")
_REDIRECT = re.compile(r"(\d?)(&>|>>|>\||>|<)(?:&(\d))?")
_RESERVED = {"if", "then", "else", "elif", "fi", "for", "while", "until", "do", "done", "case", "esac", "function"}
_END = ";&|()\n"


def parsed(line: str) -> Script:
    """Raises Unparsable."""
    reader = _Reader(line)
    script = reader.script()
    reader.blanks(newlines=True)
    if not reader.over:
        raise reader.unexpected()
    return script


class _Reader:
    def __init__(self, line: str, depth: int = 0) -> None:
        self.line = line
        self.place = 0
        self.depth = depth
        if depth > DEEPEST:
            raise Unparsable("syntax error: nested too deep")

    @property
    def over(self) -> bool:
        return self.place >= len(self.line)

    def unexpected(self) -> Unparsable:
        what = "EOF" if self.over else self.line[self.place].replace("\n", "newline")
        return Unparsable(f"syntax error: unexpected '{what}'")

    def take(self, mark: str) -> bool:
        if self.line.startswith(mark, self.place):
            self.place += len(mark)
            return True
        return False

    def blanks(self, newlines: bool = False) -> None:
        while not self.over:
            character = self.line[self.place]
            if character in " \t\r" or (newlines and character == "\n"):
                self.place += 1
            elif self.take("\\\n"):
                continue
            elif character == "#" and (self.place == 0 or self.line[self.place - 1] in " \t\n;&|"):
                end = self.line.find("\n", self.place)
                self.place = len(self.line) if end < 0 else end
            else:
                return

    def script(self, until: str = "") -> Script:
        steps: list[tuple[str, Pipeline]] = []
        before = ";"
        while True:
            self.blanks(newlines=True)
            if self.over or (until and self.line.startswith(until, self.place)):
                if before != ";":
                    raise self.unexpected()
                return Script(tuple(steps))
            steps.append((before, self.pipeline()))
            before = ";"
            self.blanks()
            if self.take("&&"):
                before = "&&"
            elif self.take("||"):
                before = "||"
            elif self.take(";") or self.take("&") or self.take("\n"):
                continue
            elif not self.over and not (until and self.line.startswith(until, self.place)):
                raise self.unexpected()

    def pipeline(self) -> Pipeline:
        negated = False
        while self.line.startswith(("! ", "!\t"), self.place):
            self.place += 1
            negated = not negated
            self.blanks()
        commands = [self.command()]
        while True:
            self.blanks()
            if self.line.startswith("||", self.place) or not self.take("|"):
                return Pipeline(tuple(commands), negated)
            self.blanks(newlines=True)
            commands.append(self.command())

    def command(self) -> Simple | Group:
        self.blanks()
        if self.take("("):
            return self.group(")", apart=True)
        if self.line.startswith(("{ ", "{\n", "{\t"), self.place):
            self.place += 1
            return self.group("}", apart=False)
        return self.simple()

    def until(self, end: str) -> Script:
        inner = _Reader(self.line, self.depth + 1)
        inner.place = self.place
        script = inner.script(until=end)
        self.place = inner.place
        if not self.take(end):
            raise self.unexpected()
        return script

    def group(self, end: str, apart: bool) -> Group:
        script = self.until(end)
        redirects: list[Redirect] = []
        self.blanks()
        while found := self.redirect():
            redirects.extend(found)
            self.blanks()
        return Group(script, apart, tuple(redirects))

    def simple(self) -> Simple:
        assignments: list[tuple[str, Word]] = []
        words: list[Word] = []
        redirects: list[Redirect] = []
        while True:
            self.blanks()
            if self.over or (self.line[self.place] in _END and not self.line.startswith("&>", self.place)):
                break
            if found := self.redirect():
                redirects.extend(found)
            elif not words and (name := _ASSIGNMENT.match(self.line, self.place)):
                self.place = name.end()
                assignments.append((name[1], self.word()))
            else:
                words.append(self.word())
        if not (assignments or words or redirects):
            raise self.unexpected()
        if words and len(words[0]) == 1 and words[0][0] in [Text(name) for name in _RESERVED]:
            raise Unparsable(f"syntax error: '{words[0][0].text}' is not known to this shell")  # type: ignore[union-attr]
        return Simple(tuple(assignments), tuple(words), tuple(redirects))

    def redirect(self) -> list[Redirect]:
        found = _REDIRECT.match(self.line, self.place)
        if found is None:
            return []
        number, mark, onto = found[1], found[2], found[3]
        self.place = found.end()
        source = int(number) if number else (0 if mark == "<" else 1)
        if onto is not None:
            return [Redirect(source, int(onto))]
        self.blanks()
        if self.over or self.line[self.place] in _END:
            raise self.unexpected()
        target = Redirect(source, self.word(), append=mark == ">>")
        return [target, Redirect(2, 1)] if mark == "&>" else [target]

    def word(self) -> Word:
        parts: list[Text | Variable | Output] = []
        plain: list[str] = []

        def settle() -> None:
            if plain:
                parts.append(Text("".join(plain)))
                plain.clear()

        while not self.over and self.line[self.place] not in _END + " \t\r<>":
            character = self.line[self.place]
            if character not in "'\"\\$`":
                plain.append(character)
                self.place += 1
                continue
            settle()
            parts.extend(self.special(character))
        settle()
        return tuple(parts)

    def special(self, character: str) -> Word:
        match character:
            case "'":
                end = self.line.find("'", self.place + 1)
                if end < 0:
                    raise Unparsable("syntax error: no closing quote")
                text, self.place = self.line[self.place + 1 : end], end + 1
                return (Text(text, quoted=True),)
            case '"':
                return self.double()
            case "\\":
                self.place += 2
                text = self.line[self.place - 1 : self.place]
                return (Text("" if text == "\n" else text, quoted=True),)
            case _:
                return (self.dollar(quoted=False),)

    def double(self) -> Word:
        self.place += 1
        parts: list[Text | Variable | Output] = [Text("", quoted=True)]
        plain: list[str] = []
        while not self.over and self.line[self.place] != '"':
            character = self.line[self.place]
            if character == "\\" and self.line[self.place + 1 : self.place + 2] in ('"', "\\", "$", "`", "\n"):
                plain.append(self.line[self.place + 1].replace("\n", ""))
                self.place += 2
            elif character in "$`":
                parts.append(Text("".join(plain), quoted=True))
                plain.clear()
                parts.append(self.dollar(quoted=True))
            else:
                plain.append(character)
                self.place += 1
        if not self.take('"'):
            raise Unparsable("syntax error: no closing quote")
        parts.append(Text("".join(plain), quoted=True))
        return tuple(parts)

    def dollar(self, quoted: bool) -> Text | Variable | Output:
        if self.take("`"):
            end = self.line.find("`", self.place)
            if end < 0:
                raise Unparsable("syntax error: no closing quote")
            inner = _Reader(self.line[self.place : end], self.depth + 1)
            self.place = end + 1
            return Output(inner.script(), quoted)
        self.place += 1
        if self.line.startswith("((", self.place):
            raise self.unexpected()
        if self.take("("):
            return Output(self.until(")"), quoted)
        if self.take("{"):
            end = self.line.find("}", self.place)
            name = self.line[self.place : end] if end >= 0 else ""
            if not (_NAME.fullmatch(name) or name in ("?", "$", "#", "0")):
                raise Unparsable("bad substitution")
            self.place = end + 1
            return Variable(name, quoted)
        if name := _NAME.match(self.line, self.place):
            self.place = name.end()
            return Variable(name[0], quoted)
        if not self.over and self.line[self.place] in "?$#!@*0123456789":
            self.place += 1
            return Variable(self.line[self.place - 1], quoted)
        return Text("$", quoted)
