"""What the commands of an errand share: the journal, the settings, the phone, and how it is shown while it runs."""

from __future__ import annotations

import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import typer
from rich.console import Console

from fingertips import assemble
from fingertips import settings as own
from fingertips.agent import CANCELLED, Agent
from fingertips.catalogue import Locale, reader, say
from fingertips.cli.options import VIRTUAL
from fingertips.cli.person import Person, Reply, Terminal
from fingertips.cli.report import page
from fingertips.cli.views import COLOURS, LiveView, View, emit, json_view, outcome
from fingertips.errors import BadSettings, JournalFailed, PhoneUnready
from fingertips.event import Asked, Status, Topic
from fingertips.guard.rules import Consent
from fingertips.journal.store import SqliteJournal
from fingertips.models.person import PersonModel
from fingertips.phones.android import AndroidPhone, devices
from fingertips.phones.android.server import the_only
from fingertips.ports import Model
from fingertips.session import Session
from fingertips.settings import Settings

LONGEST_INSTRUCTION = 4000
"""Characters; more is not something that a person said."""
OVER = frozenset({Status.DONE, Status.CLAIMED, Status.CANCELLED})
"""Nothing can go on from there; what failed can."""
ENDED = OVER | {Status.FAILED}
EXIT_CODES = {Status.DONE: 0, Status.CLAIMED: 0, Status.WAITING: 3}


def asked_for(instruction: str) -> str:
    """The instruction, without the space around it. Raises BadSettings when it is empty or far too long."""
    said = instruction.strip()
    if not said:
        raise BadSettings(case="empty_instruction")
    if len(said) > LONGEST_INSTRUCTION:
        raise BadSettings(case="long_instruction", length=len(said), most=LONGEST_INSTRUCTION)
    return said


@dataclass(frozen=True)
class Errands:
    """One command's way to the journal and the phones."""

    home: Path
    settings: Settings
    journal: SqliteJournal
    consent: Consent
    console: Console
    json: bool

    @classmethod
    def opened(
        cls,
        json: bool,
        consent: Consent = Consent.ASK,
        model: str = "",
        base_url: str = "",
        max_steps: int | None = None,
        budget: float | None = None,
    ) -> Errands:
        """By the settings, with what the command line says laid over them. Raises BadSettings, JournalFailed."""
        home = own.home()
        settings = own.load().over(model=model, base_url=base_url, steps=max_steps, money=budget)
        assemble.use_own_cards(home)
        assemble.endpoints(settings, home)
        journal = SqliteJournal(home)
        assemble.Pupil(assemble.skills(home), journal).learn()
        return cls(home, settings, journal, consent, Console(stderr=json, highlight=False), json)

    def found(self, name: str) -> Session:
        return self.journal.load(self.journal.find(name))

    def begin(self, instruction: str, serial: str, world: Path | None = None) -> Session:
        with self._begun(instruction, serial, world) as (session, agent):
            return self._go_on(agent, session)

    def demonstrate(self, instruction: str, serial: str, world: Path | None) -> Session:
        """The person decides each step; what is verified becomes a skill."""
        model, library = PersonModel(Terminal(self.console)), assemble.skills(self.home)
        known, _ = library.own()
        with self._begun(instruction, serial, world, [model]) as (session, agent):
            self._go_on(agent, session)
        for skill in (skill for skill in library.own()[0] if skill not in known):
            slots = ", ".join(slot.name for slot in skill.slots)
            self.console.print(say("live.learned", name=skill.name, slots=slots or "–"), soft_wrap=True)
        return session

    def answer(self, session: Session, reply: Reply) -> Session:
        with self._phone_of(session) as phone:
            agent = self._agent(phone)
            return self._go_on(agent, agent.answer(session, reply.text, reply.agrees))

    def resume(self, session: Session) -> Session:
        with self._phone_of(session) as phone:
            agent = self._agent(phone)
            return self._go_on(agent, agent.reopen(session) if session.status is Status.FAILED else session)

    def drop(self, name: str) -> Session:
        """Cancelled, even while another process drives it: that one finds this fact in its way and stops."""
        while True:
            session = self.found(name)
            if session.status in ENDED:
                raise BadSettings(case="already_ended", session=session.id, status=session.status.value)
            try:
                self.journal.write(session, CANCELLED)
            except JournalFailed as failed:
                if failed.details["case"] != "overtaken":
                    raise
            else:
                session.apply(CANCELLED)
                return session

    def report(self, session: Session, path: Path) -> None:
        """Write the session as one page. Raises BadSettings where that can't be."""
        write(path, page(session, self.journal.entries(session.id)))
        if not self.json:
            self.console.print(say("live.report", path=str(path)), style="dim", soft_wrap=True)

    def leave(self, session: Session) -> None:
        """Say what became of it, and exit with its code."""
        if self.json:
            emit(outcome(session))
        else:
            self._sum_up(session)
        raise typer.Exit(EXIT_CODES.get(session.status, 1))

    @contextmanager
    def _begun(
        self, instruction: str, serial: str, world: Path | None, models: Sequence[Model] = ()
    ) -> Generator[tuple[Session, Agent]]:
        session = self.journal.new()
        with self._phone(session, serial or self.settings.phone.serial, world, instruction) as phone:
            agent = self._agent(phone, models)
            yield agent.begin(session, instruction, reader()), agent

    @contextmanager
    def _phone(self, session: Session, serial: str, world: Path | None, instruction: str) -> Generator[AndroidPhone]:
        if serial == VIRTUAL:
            if not self.json:
                self.console.print(say("live.starting_phone"), style="dim")
            with assemble.own_phone(session, self.home, self.settings, language(instruction), world) as phone:
                yield phone
            return
        if world is not None:
            raise BadSettings(case="world_without_virtual")
        with assemble.reached(serial or self._which(), self.home, self.settings.phone.start_server) as phone:
            yield phone

    @contextmanager
    def _phone_of(self, session: Session) -> Generator[AndroidPhone]:
        """The phone that the session is about; its own virtual one is started again from its kept world."""
        if assemble.has_own_phone(session, self.home):
            with assemble.own_phone(session, self.home, self.settings, language(session.instruction)) as phone:
                yield phone
            return
        start_server = self.settings.phone.start_server
        with assemble.reached(session.phone, self.home, start_server, session.identity) as phone:
            yield phone

    def _agent(self, phone: AndroidPhone, models: Sequence[Model] = ()) -> Agent:
        if self.consent is Consent.YES and not phone.virtual:
            raise BadSettings(case="consent_on_a_real_phone", serial=phone.serial)
        told = assemble.Told(self.journal, self._view)
        return assemble.agent(phone, told, self.settings, self.home, self.consent, models)

    def _go_on(self, agent: Agent, session: Session) -> Session:
        """Until it ends, or waits and nobody is at the terminal."""
        person = Person(self.console) if self._attended else None
        try:
            agent.run(session)
            while session.question is not None and person is not None:
                reply = person.answer(session.question)
                agent.answer(session, reply.text, reply.agrees)
                agent.run(session)
        except (KeyboardInterrupt, EOFError):
            self.console.print(say("live.stopped", session=session.id), style="yellow", soft_wrap=True)
            raise KeyboardInterrupt from None
        except JournalFailed as failed:
            return self._cancelled_elsewhere(session, failed)
        return session

    def _cancelled_elsewhere(self, session: Session, failed: JournalFailed) -> Session:
        """The session as the process left it that dropped it. Raises the failure where it was another one."""
        if failed.details["case"] != "overtaken":
            raise failed
        now = self.found(session.id)
        if now.status is not Status.CANCELLED:
            raise failed
        for event in now.events[len(session.events) :]:
            self._view(session, event)
            session.apply(event)
        return session

    @property
    def _view(self) -> View:
        return json_view if self.json else LiveView(self.console)

    @property
    def _attended(self) -> bool:
        return not self.json and sys.stdin.isatty() and sys.stdout.isatty()

    def _which(self) -> str:
        """The only phone that adb shows, else the one that the person at the terminal picks. Raises PhoneUnready."""
        try:
            return the_only()
        except PhoneUnready as unready:
            if unready.details["case"] != "several" or not self._attended:
                raise
        listed = devices()
        self.console.print(say("person.which_phone"), style="bold yellow")
        for number, device in enumerate(listed, 1):
            self.console.print(f"  {number}  {device.serial}  {device.model}", markup=False)
        return listed[_pick(self.console, len(listed)) - 1].serial

    def _sum_up(self, session: Session) -> None:
        cost = say("live.unpriced") if session.unpriced_calls else f"{session.cost:.4f}"
        self.console.print(
            say(
                "live.summary",
                steps=session.steps,
                calls=session.model_calls,
                cost=cost,
                seconds=f"{session.seconds:.1f}",
                session=session.id,
            ),
            style="dim",
            soft_wrap=True,
        )
        if session.question is not None:
            self._say_how_to_answer(session, session.question)

    def _say_how_to_answer(self, session: Session, question: Asked) -> None:
        self.console.print(
            str(question.question), style=f"bold {COLOURS[Status.WAITING]}", markup=False, soft_wrap=True
        )
        example = "yes|no" if question.topic is Topic.CONSENT else '"…"'
        self.console.print(
            say("person.how_to_answer", session=session.id, example=example), markup=False, soft_wrap=True
        )


def language(instruction: str) -> Locale:
    """The language of the words, for a phone that is made for them."""
    return "zh" if any("\u4e00" <= character <= "\u9fff" for character in instruction) else "en"


def write(path: Path, text: str) -> None:
    """Raises BadSettings where the file can't be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    except OSError as error:
        raise BadSettings(case="output", path=str(path), reason=error.strerror or str(error)) from None


def _pick(console: Console, most: int) -> int:
    while True:
        text = console.input("> ").strip()
        if text.isdigit() and 1 <= int(text) <= most:
            return int(text)
