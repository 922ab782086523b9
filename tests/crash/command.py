"""The command line as a process of its own, with a home folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any


def fingertips(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    ran = subprocess.run(_program(*words), timeout=60, check=False, **_piped(home))
    assert "Traceback" not in ran.stderr
    return ran


def started(home: Path, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(_program(*words), **_piped(home))


def _program(*words: str) -> list[str]:
    return [str(Path(sys.executable).with_name("fingertips")), *words]


def _piped(home: Path) -> dict[str, Any]:
    return {
        "env": os.environ | {"FINGERTIPS_HOME": str(home), "FINGERTIPS_LANG": "en", "PYTHONUNBUFFERED": "1"},
        "stdin": subprocess.DEVNULL,
        "stdout": subprocess.PIPE,
        "stderr": subprocess.PIPE,
        "text": True,
        "encoding": "utf-8",
    }
