"""The README's picture: screens of a real run beside each other, the finger's place drawn on each."""

from __future__ import annotations

import io
import os
import tempfile
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageDraw

from bench.__main__ import private_adb
from fingertips import assemble
from fingertips.action import Decision
from fingertips.catalogue import sentence
from fingertips.cli.telling import places
from fingertips.event import Decided, Observed
from fingertips.guard.rules import Consent
from fingertips.journal.store import SqliteJournal
from fingertips.observation import Observation
from fingertips.phones.virtual.server import RunningPhone
from fingertips.session import Session
from fingertips.settings import Settings

OUT = Path("docs/pictures/run.png")
SHOWN = 6
HEIGHT, GAP = 760, 20
FINGER = (255, 59, 48)


def main() -> None:
    os.environ["FINGERTIPS_LANG"] = "zh"
    with private_adb(), tempfile.TemporaryDirectory() as folder:
        session = demonstrated(Path(folder))
        taps = [pair for pair in decisions(session) if places(pair[1].action)]
        picked = [taps[round(i * (len(taps) - 1) / (SHOWN - 1))] for i in range(SHOWN)]
        frames = [frame(screen, decision) for screen, decision in picked]
    width = sum(f.width for f in frames) + GAP * (len(frames) - 1)
    strip = Image.new("RGB", (width, HEIGHT), "white")
    for i, each in enumerate(frames):
        strip.paste(each, (i * (each.width + GAP), 0))
    OUT.parent.mkdir(parents=True, exist_ok=True)
    strip.quantize(255).save(OUT, optimize=True)


def demonstrated(home: Path) -> Session:
    """The demo's errand, done on a fresh phone."""
    journal = SqliteJournal(home)
    with RunningPhone.start(locale="zh") as running, assemble.reached(running.address, home) as phone:
        told = assemble.Told(journal, lambda session, event: None)
        agent = assemble.agent(phone, told, Settings(), home, Consent.YES)
        return agent.run(agent.begin(journal.new(), sentence("demo.instruction", "zh", {}), "zh"))


def decisions(session: Session) -> list[tuple[Observation, Decision]]:
    """Each decision with the screen that it was made on."""
    facts = [event for event in session.events if isinstance(event, Observed | Decided)]
    return [
        (seen.observation, decided.decision)
        for seen, decided in pairwise(facts)
        if isinstance(seen, Observed) and isinstance(decided, Decided)
    ]


def frame(screen: Observation, decision: Decision) -> Image.Image:
    """The screen, small, with a ring where the finger falls."""
    assert screen.picture is not None
    with Image.open(io.BytesIO(screen.picture.png)) as png:
        image = png.convert("RGB").resize((round(HEIGHT * png.width / png.height), HEIGHT), Image.Resampling.LANCZOS)
    pen = ImageDraw.Draw(image)
    for at in places(decision.action):
        x, y = at.x * image.width, at.y * image.height
        pen.ellipse((x - 17, y - 17, x + 17, y + 17), outline=FINGER, width=4)
    return image


if __name__ == "__main__":
    main()
