"""Run every measurement and print the table: the median and the 95th percentile of each."""

from __future__ import annotations

import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from adbutils import adb_path
from rich.console import Console
from rich.table import Table
from tests.endpoint_peer import Say, peer

from bench.measures import ERRAND, REPLY_SECONDS, Row, as_endpoint, cold_starts, errand, pictures
from fingertips import assemble
from fingertips.event import Decided
from fingertips.memory.library import Library
from fingertips.models.dialects.autoglm_calls import said
from fingertips.models.skill import SkillModel
from fingertips.phones.virtual.server import RunningPhone

OUT = Path("out/bench.json")
TIMES = int(os.environ.get("BENCH_TIMES", "5"))


def main() -> None:
    with private_adb(), tempfile.TemporaryDirectory() as folder:
        rows = [cold_starts(TIMES), *errands(Path(folder))]
    show(rows)
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps([figures(row) for row in rows], ensure_ascii=False, indent=1) + "\n", "utf-8")
    Console().print(f"{OUT}", style="dim")


def errands(home: Path) -> Iterator[Row]:
    """The same errand by a learned skill and through a model, each on a phone with a fresh world."""
    overheads: list[float] = []
    replays: list[float] = []
    decisions: list[str] = []
    for _ in range(TIMES):
        with RunningPhone.start(locale="zh") as running, assemble.reached(running.address, home) as phone:
            session, steps, took = errand(phone, home, lambda: [SkillModel(Library(home / "skills").skills)])
            overheads += steps
            replays.append(took)
            decisions = [said(event.decision) for event in session.events if isinstance(event, Decided)]
            looks = pictures(phone, 10)
    yield Row("a step without model and gesture", "s", tuple(overheads))
    yield looks
    yield Row(f"an errand of {len(decisions)} steps, replayed", "s", tuple(replays))
    with (
        peer([Say(text, before=REPLY_SECONDS) for text in decisions], strict=False) as endpoint,
        RunningPhone.start(locale="zh") as running,
        assemble.reached(running.address, home) as phone,
    ):
        _, _, took = errand(phone, home, lambda: as_endpoint(endpoint.base_url))
    yield Row(f"the same through a model of {REPLY_SECONDS:g} s a reply", "s", (took,))
    yield Row("replay, times as quick", "×", (took / statistics.median(replays),))


def figures(row: Row) -> dict[str, object]:
    """What is kept of a row."""
    ordered = sorted(row.samples)
    late = ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]
    return {
        "name": row.name,
        "unit": row.unit,
        "median": round(statistics.median(ordered), 4),
        "p95": round(late, 4),
        "least": round(ordered[0], 4),
        "samples": len(ordered),
    }


def show(rows: list[Row]) -> None:
    table = Table(box=None, header_style="dim", padding=(0, 3, 0, 0), title=f"“{ERRAND}”", title_justify="left")
    for column in ("", "median", "p95", "least", "n"):
        table.add_column(column, justify="left" if not column else "right")
    for row in rows:
        kept = figures(row)
        cells = [f"{kept[name]:.3f} {row.unit}" for name in ("median", "p95", "least")]
        table.add_row(row.name, *cells, str(kept["samples"]))
    Console().print(table)


@contextmanager
def private_adb() -> Iterator[None]:
    """An adb server that no other program uses."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    os.environ["ANDROID_ADB_SERVER_PORT"] = str(port)
    yield
    subprocess.run([adb_path(), "-P", str(port), "kill-server"], check=False, capture_output=True)


if __name__ == "__main__":
    sys.exit(main())
