"""What a call cost, from a small dated table and the person's own laid over it. What stands in neither is unknown."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Annotated

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from fingertips.action import Usage
from fingertips.errors import BadSettings

Money = Annotated[float, Field(ge=0, le=1e6)]
_STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True)
class Price:
    """Per million tokens, in a currency, as it was on a day."""

    __pydantic_config__ = _STRICT

    model: str
    input: Money
    output: Money
    cached: Money | None = None
    host: str = ""
    currency: str = ""
    day: date | None = None
    source: str = ""

    def holds_for(self, model: str, host: str) -> bool:
        return self.model.casefold() == model.casefold() and self.host.casefold() in ("", host.casefold())

    def of(self, usage: Usage) -> float:
        cached = min(usage.tokens_cached, usage.tokens_in)
        cached_price = self.input if self.cached is None else self.cached
        fresh = usage.tokens_in - cached
        return (fresh * self.input + cached * cached_price + usage.tokens_out * self.output) / 1e6


@dataclass(frozen=True)
class Prices:
    """A price table. All money is told in its unit."""

    __pydantic_config__ = _STRICT

    unit: str = ""
    price: tuple[Price, ...] = ()
    worth: Mapping[str, Money] = field(default_factory=dict[str, float])

    def cost(self, model: str, host: str, usage: Usage) -> float | None:
        """None where no price is known, or no rate for its currency."""
        fitting = [price for price in self.price if price.holds_for(model, host)]
        fitting.sort(key=lambda price: not price.host)
        for price in fitting:
            worth = 1.0 if price.currency in ("", self.unit) else self.worth.get(price.currency)
            if worth is not None:
                return price.of(usage) * worth
        return None

    def under(self, own: Prices) -> Prices:
        """This table with a person's own laid over it: of the same model and host, theirs counts."""
        theirs = {(price.model.casefold(), price.host.casefold()) for price in own.price}
        rest = (price for price in self.price if (price.model.casefold(), price.host.casefold()) not in theirs)
        kept_worth = self.worth if own.unit in ("", self.unit) else dict[str, float]()
        return Prices(own.unit or self.unit, (*own.price, *rest), {**kept_worth, **own.worth})


_PRICES = TypeAdapter(Prices)


def shipped() -> Prices:
    return _PRICES.validate_python(
        tomllib.loads(resources.files("fingertips.models").joinpath("prices.toml").read_text("utf-8"))
    )


def load(own: Path) -> Prices:
    """The shipped table with that file laid over it. Raises BadSettings."""
    try:
        return shipped().under(_PRICES.validate_python(tomllib.loads(own.read_text("utf-8"))))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BadSettings(case="prices", path=str(own), reason=f"{where}: {first['msg']}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSettings(case="prices", path=str(own), reason=str(error)) from None
    except OSError as error:
        raise BadSettings(case="prices", path=str(own), reason=error.strerror or str(error)) from None
