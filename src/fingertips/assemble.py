"""From what the person has set to an agent that can run: the only place that knows every part."""

from __future__ import annotations

import errno
import json
import logging
import os
import sqlite3
import tempfile
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from fingertips.agent import Agent, Limits
from fingertips.apps import cards
from fingertips.catalogue import Locale
from fingertips.errors import BadSettings, JournalFailed, PhoneBusy
from fingertips.event import UNKNOWN, Event, Identity
from fingertips.guard.rules import Consent, Rules
from fingertips.journal.store import SqliteJournal
from fingertips.memory.library import Library
from fingertips.models import prices
from fingertips.models.endpoint import EndpointModel, Patience
from fingertips.models.skill import SkillModel
from fingertips.phones.android import AndroidPhone, find, taken
from fingertips.phones.android import server as adb
from fingertips.phones.virtual.server import RunningPhone
from fingertips.ports import Model, Phone
from fingertips.session import Session
from fingertips.settings import Settings
from fingertips.verify.verifier import Evidence

View = Callable[[Session, Event], None]
warning = logging.getLogger("fingertips").warning


@dataclass(frozen=True)
class Told:
    """A journal that tells each fact on, once it is on disk."""

    journal: SqliteJournal
    view: View

    def write(self, session: Session, event: Event) -> None:
        self.journal.write(session, event)
        self.view(session, event)


@dataclass(frozen=True)
class Pupil:
    """The library, learning what the journal has to teach, what a killed process left too. Fulfils ports.Memory."""

    library: Library
    journal: SqliteJournal

    def recall(self, instruction: str) -> Sequence[str]:
        return self.library.recall(instruction)

    def learn(self, session: Session | None = None) -> None:
        """The errand is done all the same where that can't be: it is told and no more."""
        try:
            self.journal.teach(self.library.learn)
        except JournalFailed as failed:
            warning(str(failed))


def agent(
    phone: Phone, journal: Told, settings: Settings, home: Path, consent: Consent, models: Sequence[Model] = ()
) -> Agent:
    """Every part as the settings say; `models` in place of the configured ones."""
    library = skills(home)
    limits = settings.limits
    return Agent(
        phone,
        models or [SkillModel(library.skills), *endpoints(settings, home)],
        Rules(consent, frozenset(settings.guard.allow)),
        Evidence(),
        Pupil(library, journal.journal),
        journal,
        Limits(limits.steps, limits.seconds, limits.tokens, limits.money),
    )


def skills(home: Path) -> Library:
    """What was learned; a file that holds no skill is named in the log and skipped."""
    return Library(home / "skills", warning)


def endpoints(settings: Settings, home: Path) -> list[EndpointModel]:
    """The configured model, if there is one. Raises BadSettings for half a configuration."""
    model = settings.model
    if not model.name and not model.base_url:
        return []
    if not model.base_url:
        raise BadSettings(case="model_without_address", model=model.name)
    if not model.name:
        raise BadSettings(case="address_without_model", url=model.base_url)
    own = home / "prices.toml"
    return [
        EndpointModel(
            model.base_url,
            model.name,
            model.api_key.get_secret_value(),
            prices=prices.load(own) if own.exists() else prices.shipped(),
            names=_called,
            patience=Patience(total=model.timeout),
        )
    ]


def _called(package: str, locale: Locale) -> str:
    """What people call the app, for a model to know it by."""
    card = cards.by_package(package)
    return card.called(locale) if card else package


def use_own_cards(home: Path) -> None:
    """The person's own app cards, laid over those that came along."""
    own = home / "apps.toml"
    if own.exists():
        cards.use(cards.load(own))


@contextmanager
def reached(serial: str, home: Path, start_server: bool = False, known: Identity = UNKNOWN) -> Generator[AndroidPhone]:
    """The phone that is known, else the one of that serial, for this process alone.

    Raises PhoneUnready, PhoneLost, PhoneBusy.
    """
    wire, who = find(serial, known)
    with sole_driver(wire.serial, who.identity.phone or wire.serial, home):
        phone = taken(wire, start_server)
        try:
            yield phone
        finally:
            phone.close()


@contextmanager
def own_phone(
    session: Session, home: Path, settings: Settings, locale: Locale, world: Path | None = None
) -> Generator[AndroidPhone]:
    """A virtual phone for this session alone. Its world is kept, so that the session can go on after it ended."""
    kept = _kept_world(session, home)
    with RunningPhone.start(world, locale, keep=kept, program=settings.browser.path) as running:
        try:
            with reached(running.address, home) as phone:
                yield phone
        finally:
            adb.server().disconnect(running.address)  # or adb goes on showing it as offline


def has_own_phone(session: Session, home: Path) -> bool:
    """Whether the session began on a virtual phone of its own; its world may still be on its way to the disk."""
    return _kept_world(session, home).with_suffix(".lock").exists()


def _kept_world(session: Session, home: Path) -> Path:
    return home / "worlds" / f"{session.id}.json"


@contextmanager
def sole_driver(serial: str, mark: str, home: Path) -> Generator[None]:
    """One driver a phone: in this home, which machines may share, and for this user on this machine.

    Raises PhoneBusy with who drives it, and JournalFailed where no lock can be kept.
    """
    with _locked(home / "locks", serial, mark, home), _locked(_runtime(), serial, mark, home):
        yield


def _runtime() -> Path:
    """This user's folder for what need not outlive a start of this machine, the same whatever the home folder.

    Raises JournalFailed where somebody else made it: others may write to where it lies.
    """
    folder = Path(tempfile.gettempdir()) / f"fingertips-{os.getuid()}"
    if folder.is_symlink() or (folder.exists() and folder.stat().st_uid != os.getuid()):
        raise JournalFailed(case="unwritable", path=str(folder), reason=os.strerror(errno.EPERM))
    return folder


@contextmanager
def _locked(folder: Path, serial: str, mark: str, home: Path) -> Generator[None]:
    """SQLite's lock on a file of the phone's own: it works alike on every platform, and the operating system lets go of
    it when the process is gone, however it went. Beside it lies who holds it.
    """
    path = folder / f"{quote(mark, safe='')}.db"
    holder = path.with_suffix(".json")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        database = sqlite3.connect(path, timeout=0, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise JournalFailed(case="unwritable", path=str(path), reason=str(error)) from None
    try:
        database.execute("BEGIN EXCLUSIVE")
        holder.write_text(json.dumps({"process": os.getpid(), "home": str(home)}), "utf-8")
    except (OSError, sqlite3.Error) as error:
        database.close()
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_BUSY:
            raise PhoneBusy(serial=serial, **_told(holder)) from None
        raise JournalFailed(case="unwritable", path=str(path), reason=str(error)) from None
    try:
        yield
    finally:
        database.close()


def _told(holder: Path) -> dict[str, str | int]:
    """Who holds a lock; there is a moment in which that is not written yet."""
    try:
        return json.loads(holder.read_text("utf-8"))
    except (OSError, ValueError):
        return {"process": "?", "home": "?"}
