"""The command line as a process of its own, with a home folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

TRACING = ("COVERAGE_PROCESS_CONFIG", "COVERAGE_PROCESS_START")


def fingertips(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    ran = subprocess.run(_program(*words), timeout=60, check=False, **_piped(home))
    assert "Traceback" not in ran.stderr
    return ran


def started(home: Path, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(_program(*words), **_piped(home))


@contextmanager
def untraced() -> Iterator[None]:
    """What is started meanwhile isn't measured: that takes four times as long, and who is killed leaves no figures."""
    with pytest.MonkeyPatch.context() as environment:
        for name in TRACING:
            environment.delenv(name, raising=False)
        yield


def _program(*words: str) -> list[str]:
    return [str(Path(sys.executable).with_name("fingertips")), *words]


def _piped(home: Path) -> dict[str, Any]:
    with untraced():
        environment = os.environ | {"FINGERTIPS_HOME": str(home), "FINGERTIPS_LANG": "en", "PYTHONUNBUFFERED": "1"}
    return {
        "env": environment,
        "stdin": subprocess.DEVNULL,
        "stdout": subprocess.PIPE,
        "stderr": subprocess.PIPE,
        "text": True,
        "encoding": "utf-8",
    }
