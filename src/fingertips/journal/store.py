"""The journal on disk: events in SQLite, pictures beside it under the SHA-256 of their bytes.

WAL mode; a commit is in the operating system's hands at once and therefore outlives a killed process. An Acting is
synced to the disk itself before the finger falls, so that it outlives a power cut as well
(https://www.sqlite.org/pragma.html#pragma_synchronous).
"""

from __future__ import annotations

import errno
import json
import os
import secrets
import sqlite3
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from fingertips.errors import JournalFailed
from fingertips.event import Acting, Ended, Event, Observed, Status
from fingertips.journal.codec import decode, encode
from fingertips.observation import Picture
from fingertips.session import Session

FORMAT = 1
PATIENCE = 10.0
"""Seconds for which another process may hold the database up."""
_CASES = {sqlite3.SQLITE_FULL: "full", sqlite3.SQLITE_BUSY: "locked"}

SCHEMA = """
CREATE TABLE IF NOT EXISTS event (
    session TEXT NOT NULL,
    seq     INTEGER NOT NULL,
    at      REAL NOT NULL,
    kind    TEXT NOT NULL,
    body    TEXT NOT NULL,
    PRIMARY KEY (session, seq)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS lesson (
    session TEXT NOT NULL PRIMARY KEY
) WITHOUT ROWID;
"""
"""A lesson is a session that was verified and has still to be learned from: it is noted with its end."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as it stands in the journal: its place in its session and the wall clock's time (seconds)."""

    seq: int
    at: float
    event: Event


class SqliteJournal:
    """Raises JournalFailed where the disk or the file does not do its part."""

    def __init__(self, home: Path) -> None:
        self.path = home / "journal.db"
        self._pictures = home / "pictures"
        with self._translated():
            self._pictures.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(self.path, isolation_level=None, timeout=PATIENCE)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._accept_format()
            self._db.executescript(SCHEMA)
            self._file = self.path.stat().st_ino

    def close(self) -> None:
        self._db.close()

    def write(self, session: Session, event: Event) -> None:
        """On disk when this returns. Raises JournalFailed, and then the event has not happened."""
        if isinstance(event, Observed) and event.observation.picture:
            self._keep(event.observation.picture, session)
        row = (session.id, len(session.events), time.time(), type(event).__name__, _dump(event))
        with self._translated(session.id):
            self._still_there(session)
            self._db.execute(f"PRAGMA synchronous={'FULL' if isinstance(event, Acting) else 'NORMAL'}")
            with self._transaction():
                self._db.execute("INSERT INTO event VALUES (?, ?, ?, ?, ?)", row)
                if isinstance(event, Ended) and event.status is Status.DONE:
                    self._db.execute("INSERT OR IGNORE INTO lesson VALUES (?)", (session.id,))

    def teach(self, learn: Callable[[Session, float], None]) -> None:
        """Have every session learned from that was verified and was not yet; `learn` is told when it ended.

        One process does it at a time, and the next one if that is killed. What can't be read teaches nothing.
        """
        with self._translated():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                due = "SELECT session, MAX(at) FROM lesson JOIN event USING (session) GROUP BY session"
                for name, ended in self._db.execute(due).fetchall():
                    with suppress(JournalFailed):
                        learn(self.load(name), ended)
            finally:  # a lesson that fails must not come back for ever
                self._db.execute("DELETE FROM lesson")
                self._db.execute("COMMIT")

    def new(self) -> Session:
        """A session that nothing has happened in yet; its name sorts by time."""
        return Session(f"{time.strftime('%m%d-%H%M%S')}-{secrets.token_hex(2)}")

    def sessions(self) -> list[str]:
        """The names of all sessions, the latest first."""
        with self._translated():
            rows = self._db.execute("SELECT session FROM event WHERE seq = 0 ORDER BY at DESC, session DESC")
            return [row[0] for row in rows]

    def find(self, start: str) -> str:
        """The session whose name is this or starts with it. Raises JournalFailed when there is none, or several."""
        names = self.sessions()
        if start in names:
            return start
        matches = [name for name in names if start and name.startswith(start)]
        if len(matches) == 1:
            return matches[0]
        raise JournalFailed(case="ambiguous_session" if matches else "unknown_session", session=start)

    def load(self, name: str) -> Session:
        """The session as its events tell it."""
        session = Session(name)
        for entry in self.entries(name):
            session.apply(entry.event)
        return session

    def entries(self, name: str) -> Iterator[Entry]:
        with self._translated(name):
            rows = self._db.execute("SELECT seq, at, body FROM event WHERE session = ? ORDER BY seq", (name,))
            for seq, at, body in rows.fetchall():
                yield Entry(seq, at, self._event(name, seq, body))

    def _still_there(self, session: Session) -> None:
        """A file that was removed can still be written to, and nobody would ever read it."""
        if not self.path.exists() or self.path.stat().st_ino != self._file:
            raise JournalFailed(case="gone", path=str(self.path), session=session.id)

    def _event(self, name: str, seq: int, body: str) -> Event:
        try:
            return decode(json.loads(body), self._read)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise JournalFailed(case="damaged", path=str(self.path), session=name, seq=seq, reason=str(error)) from None

    def _keep(self, picture: Picture, session: Session) -> None:
        path = self._picture_path(picture.digest)
        if path.exists():
            return
        partial = path.with_suffix(f".{os.getpid()}")
        with self._translated(session.id):
            path.parent.mkdir(exist_ok=True)
            try:
                partial.write_bytes(picture.png)
                partial.replace(path)
            finally:
                partial.unlink(missing_ok=True)  # half a picture on a full disk

    def _read(self, digest: str) -> bytes:
        with self._translated():
            return self._picture_path(digest).read_bytes()

    def _picture_path(self, digest: str) -> Path:
        return self._pictures / digest[:2] / f"{digest}.png"

    def _accept_format(self) -> None:
        found = self._db.execute("PRAGMA user_version").fetchone()[0]
        if found > FORMAT:
            raise JournalFailed(case="newer", path=str(self.path), found=found, known=FORMAT)
        self._db.execute(f"PRAGMA user_version={FORMAT}")

    @contextmanager
    def _transaction(self) -> Generator[None]:
        """All of it or nothing, and nobody else writes meanwhile."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._db.execute("COMMIT")
        finally:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")

    @contextmanager
    def _translated(self, session: str = "") -> Generator[None]:
        try:
            yield
        except sqlite3.IntegrityError as error:
            raise JournalFailed(case="overtaken", session=session) from error
        except sqlite3.Error as error:
            case = _CASES.get(getattr(error, "sqlite_errorcode", 0), "unwritable")
            raise self._failure(case, error, session) from error
        except OSError as error:
            case = "full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "unwritable"
            raise self._failure(case, error, session) from error

    def _failure(self, case: str, error: Exception, session: str) -> JournalFailed:
        return JournalFailed(case=case, path=str(self.path), reason=str(error), session=session)


def _dump(event: Event) -> str:
    return json.dumps(encode(event), ensure_ascii=False, separators=(",", ":"))
