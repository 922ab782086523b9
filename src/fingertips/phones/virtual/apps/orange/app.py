"""橙市 / Orange Market: a lively shop of everything; what is bought is chosen in a sheet from below.

Its state is described in shopping/goods.py, shopping/customer.py and shopping/addresses.py.
"""

from __future__ import annotations

import random
from pathlib import Path

from fingertips.phones.virtual.shopping import opening
from fingertips.phones.virtual.shopping.counter import *  # noqa: F403 (a shop has all of them)
from fingertips.phones.virtual.shopping.goods import State


def begin(locale: str, rng: random.Random, now: int) -> State:
    return opening.begin(Path(__file__).parent, "orangemart", locale, rng, now)
