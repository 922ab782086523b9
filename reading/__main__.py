"""`make reader`: trains the reader on the sentences, and says how it reads those that it has never seen.

`python -m reading score` only measures, `-v` shows what is read otherwise than meant.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from fingertips.memory.library import shipped
from reading.corpus import plain, trained_on, unseen
from reading.measuring import Outcome, Reading, read, shares
from reading.training import train

MODELS = Path(__file__).parent.parent / "src/fingertips/skills/reader"


def main(arguments: Sequence[str]) -> None:
    if "score" not in arguments:
        sentences = trained_on()
        train(sentences, plain(), MODELS)
        _say(f"trained on {len(sentences)} sentences")
    readings = list(read(unseen(), shipped()))
    if "-v" in arguments:
        for reading in readings:
            if reading.outcome is not Outcome.RIGHT:
                _say(_line(reading))
    for language in ("zh", "en"):
        of_it = [reading for reading in readings if reading.sentence.chinese is (language == "zh")]
        told = ", ".join(f"{share:.1%} {outcome}" for outcome, share in shares(of_it).items())
        _say(f"{language}: {len(of_it)} unseen sentences, {told}")


def _line(reading: Reading) -> str:
    meant = f"{reading.sentence.errand} {reading.sentence.slots()}"
    made = f"{reading.errand} {dict(reading.given)}"
    return f"{reading.outcome}: {reading.sentence.says}\n    meant {meant}\n    read  {made}"


def _say(line: str) -> None:
    print(line)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
