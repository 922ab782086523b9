"""What must hold of the code as a whole and no type can say. The layers are held by import-linter in `make check`."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

import fingertips
from fingertips import errors
from fingertips.catalogue import keys
from fingertips.errors import Trouble

ROOT = Path(fingertips.__file__).parent
KEYS = keys()
SOURCES = sorted(ROOT.rglob("*.py"))
SOMEBODY_ELSES_CODE = "phones/virtual/"
"""The apps of a virtual phone are plug-ins: whatever one raises is the end of that app alone."""
PAGE = (ROOT / "cli/report.html").read_text("utf-8")
ELSEWHERE = re.compile(
    r"/(?:root|Users)/\w"
    r"|/home/(?!/)\w"
    r"|\b(?:10(?!\.0\.2\.)|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d{1,3}){2,3}\b"
)
"""A folder of one person's machine, an address inside somebody's network. 10.0.2.* is what every emulator tells of its
own: https://developer.android.com/studio/run/emulator-networking"""


def name(path):
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path):
    return ast.parse(path.read_text("utf-8"))


def calls(path):
    return [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]


def test_only_the_loop_lets_a_finger_fall():
    performers = {
        name(path)
        for path in SOURCES
        for call in calls(path)
        if isinstance(call.func, ast.Attribute) and call.func.attr == "perform"
    }
    assert performers == {"agent.py"}


def test_troubles_are_caught_by_name():
    broad = [
        f"{name(path)}:{node.lineno}"
        for path in SOURCES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler) and catches_all(node) and not name(path).startswith(SOMEBODY_ELSES_CODE)
    ]
    assert broad == []


def catches_all(handler):
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(kind is None or getattr(kind, "id", "") in ("Exception", "BaseException") for kind in kinds)


def test_nobody_sleeps_but_between_two_looks():
    """A pause stands in a loop that asks again and in no other place."""
    fixed = []
    for path in SOURCES:
        inside = {id(node) for loop in ast.walk(tree(path)) if is_loop(loop) for node in ast.walk(loop)}
        fixed += [f"{name(path)}:{call.lineno}" for call in calls(path) if sleeps(call) and id(call) not in inside]
    assert fixed == []


def is_loop(node):
    return isinstance(node, ast.While | ast.For)


def sleeps(call):
    return ast.unparse(call.func) == "time.sleep"


# The catalogue


@cache
def literals():
    """Every string in the code, and what the report's page says."""
    return frozenset(re.findall(r'say\("([^"]+)"\)', PAGE)) | {
        node.value
        for path in SOURCES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@cache
def patterns():
    """Keys that are put together where they are said: status.{status} as a pattern."""
    composed = [
        first
        for path in SOURCES
        for call in calls(path)
        if said_by(path, call) and call.args and isinstance(first := call.args[0], ast.JoinedStr)
    ]
    begun = re.findall(r'say\("([^"]+)" ~', PAGE)
    return [re.compile("".join(map(part, each.values))) for each in composed] + [
        re.compile(re.escape(start) + r"\w+") for start in begun
    ]


def part(value):
    return re.escape(value.value) if isinstance(value, ast.Constant) else r"\w+"


def said_by(path, call):
    """Whether the call's text is a key: `say` of the catalogue, and no other function of that name."""
    called = getattr(call.func, "id", "")
    return called in ("_argument", "_option") or (called in ("Line", "say", "sentence") and called in imported(path))


@cache
def imported(path):
    """The names that a module has from the catalogue and from the tree of errors."""
    return {
        alias.name
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.module in ("fingertips.catalogue", "fingertips.errors")
        for alias in node.names
    }


@cache
def troubles():
    """The errors that a person reads, by name."""
    kinds = (kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Trouble))
    return {kind.__name__: kind().code for kind in kinds}


def test_every_sentence_of_the_catalogue_is_said_somewhere():
    codes = set(troubles().values())

    def said(key):
        code, _, case = key.partition(".")
        of_a_trouble = code in codes and (not case or case in literals())
        return key in literals() or of_a_trouble or any(pattern.fullmatch(key) for pattern in patterns())

    assert sorted(key for key in KEYS if not said(key)) == []


def test_every_sentence_that_is_said_is_in_the_catalogue():
    assert sorted(key for key in wanted() if key not in KEYS) == []
    assert [p.pattern for p in patterns() if not any(map(p.fullmatch, KEYS))] == []


def wanted():
    """The keys that are named in full: by whoever says them, by a trouble and its case."""
    for path in SOURCES:
        for call in calls(path):
            texts = [arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            if said_by(path, call):
                yield from texts[-1:] if call.func.id.startswith("_") else texts[:1]
            elif (called := getattr(call.func, "id", "")) in troubles() and called in imported(path):
                yield from keys_of(call)


def keys_of(call):
    code = troubles()[call.func.id]
    case = next((word.value for word in call.keywords if word.arg == "case"), None)
    if isinstance(case, ast.Constant):
        yield f"{code}.{case.value}"
    elif case is None and all(word.arg for word in call.keywords):
        yield code


# The package


@pytest.mark.parametrize("path", [path for path in sorted(ROOT.rglob("*")) if path.suffix in (".py", ".toml", ".json")])
def test_nothing_in_the_package_belongs_to_one_machine(path):
    text = path.read_text("utf-8")
    assert [found[0] for found in ELSEWHERE.finditer(text)] == []


def test_each_module_opens_with_its_idea():
    silent = [name(path) for path in SOURCES if tree(path).body and not ast.get_docstring(tree(path))]
    assert silent == []
