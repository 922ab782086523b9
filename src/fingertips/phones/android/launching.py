"""Bringing an app to the front by whatever it is called: a link, one of its screens (package/activity), its package,
its name on a card, the label that the phone gives; or one of the phone's own settings (android.settings.…).

What decides how careful to be with an app judges it by the same words: so nothing is trimmed or unescaped here.
"""

from __future__ import annotations

import difflib
import re

from fingertips.apps import cards
from fingertips.catalogue import say
from fingertips.errors import UnknownApp
from fingertips.phones.android.wire import Reply, Wire, command, shown, writable

_LINK = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*://\S+")
_PACKAGE = re.compile(r"[A-Za-z]\w*(\.\w+)+")
_COMPONENT = re.compile(r"[\w.]+/[\w.$]+")
_SETTINGS = re.compile(r"android\.settings\.[A-Z_]+")
_ENTRY = re.compile(
    r"^\s*(?P<next>Activity #\d+)|\bpackageName=(?P<package>[\w.]+)|\bnonLocalizedLabel=(?P<label>.+?)(?= icon=|$)",
    re.MULTILINE,
)
_FAILED = re.compile(r"^(Error\b|\*\* No activities found)|unable to resolve Intent|does not exist", re.MULTILINE)
_LAUNCHER = ("-a", "android.intent.action.MAIN", "-c", "android.intent.category.LAUNCHER")
TO_FRONT = "0x10200000"
"""NEW_TASK and RESET_TASK_IF_NEEDED, as a launcher starts an app: where it runs it is only brought to the front."""
LONGEST = 4000
"""Characters of a name or a link that is looked for at all."""


class Apps:
    """What is installed on one phone; asked again where a name is not found."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._packages: frozenset[str] = frozenset()
        self._labels: dict[str, str] = {}

    def launch(self, app: str) -> None:
        """Bring it to the front. Raises UnknownApp, Unreached, Broken."""
        if not writable(app) or len(app) > LONGEST:
            raise UnknownApp(app=shown(app), closest="")
        if _LINK.fullmatch(app):
            self._begin(app, "-a", "android.intent.action.VIEW", "-d", app)
        elif _SETTINGS.fullmatch(app):
            self._begin(app, "-a", app)
        elif _COMPONENT.fullmatch(app):
            self._begin(app, "-n", app)
        else:
            self._start(self._package(app), app)

    def _begin(self, app: str, *intent: str) -> None:
        if not _began(self._wire.run(command("am", "start", *intent), within=20)):
            raise UnknownApp(app=shown(app), closest="")

    def _start(self, package: str, name: str) -> None:
        found = self._wire.run(command("cmd", "package", "resolve-activity", "--brief", *_LAUNCHER, package))
        component = found.text.strip().rpartition("\n")[2].strip()
        if _COMPONENT.fullmatch(component):
            self._begin(name, *_LAUNCHER, "-f", TO_FRONT, "-n", component)
        elif not _began(self._wire.run(command("monkey", "-p", package, *_LAUNCHER[2:], 1), within=20)):
            raise UnknownApp(app=shown(name), closest="")

    def _package(self, name: str) -> str:
        found = self._known(name)
        if found is None:
            self._ask()
            found = self._known(name)
        if found is None:
            raise UnknownApp(app=shown(name), closest=self._closest(name))
        return found

    def _known(self, name: str) -> str | None:
        if name in self._packages and _PACKAGE.fullmatch(name):
            return name
        card = cards.by_name(name)
        installed = [package for package in card.packages if package in self._packages] if card else []
        return installed[0] if installed else self._labels.get(cards.key(name))

    def _ask(self) -> None:
        """What is installed, and the labels that the phone gives."""
        listed = self._wire.run(command("pm", "list", "packages"), within=20).text
        self._packages = frozenset(line.removeprefix("package:").strip() for line in listed.splitlines())
        answers = self._wire.run(command("cmd", "package", "query-activities", *_LAUNCHER), within=20)
        self._labels = {cards.key(label): package for package, label in labels(answers.text)}

    def _closest(self, name: str) -> str:
        """A sentence with the installed apps whose names are most like this one."""
        carded = [card for card in map(cards.by_package, sorted(self._packages)) if card]
        names = {spoken: card.name for card in carded for spoken in card.names}
        names |= {label: label for label in self._labels} | {package: package for package in self._packages}
        near = difflib.get_close_matches(name, names, n=5, cutoff=0.4)
        best = list(dict.fromkeys(names[each] for each in near))[:3]
        return say("closest_apps", names=", ".join(best)) if best else ""


def labels(said: str) -> list[tuple[str, str]]:
    """Packages and labels in the package manager's long answer. Most apps give a number there instead of a label."""
    found: list[tuple[str, str]] = []
    package = ""
    for each in _ENTRY.finditer(said):
        if each["next"]:
            package = ""
        elif each["package"]:
            package = each["package"]
        elif package and each["label"].strip() not in ("", "null"):
            found.append((package, each["label"].strip()))
    return found


def _began(reply: Reply) -> bool:
    return reply.ok and _FAILED.search(reply.all) is None
