"""How words on a screen are compared, and which amounts of money they name: width, case and spacing don't count."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

_SYMBOLS = {
    "¥": r"¥|rmb|cny|元|块钱?|圆|yuan",
    "HK$": r"hk\$|hkd|港[元币]",
    "NT$": r"nt\$|twd",
    "$": r"us\$|\$|usd|美[元金刀]|dollars?|bucks",
    "€": r"€|eur|欧元|euros?",
    "£": r"£|gbp|英镑|pounds?",
}
_BEFORE = r"hk\$|nt\$|us\$|[¥$€£]|(?<![a-z])(?:rmb|cny|usd|eur|gbp|hkd|twd)"
_WORDS = r"(?:rmb|cny|usd|eur|gbp|hkd|twd|yuan|dollars?|bucks|euros?|pounds?)(?![a-z])"
_AFTER = rf"元|块钱?|圆|港[元币]|美[元金刀]|欧元|英镑|{_WORDS}"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?(?!\d)|\d+(?:\.\d{1,2})?(?!\d)"
_CHINESE = r"[零〇一二两三四五六七八九十百千万]{1,16}"
_MONEY = re.compile(
    rf"(?P<before>{_BEFORE})\s?(?P<number>{_DIGITS})(?P<wan>\s?万)?"
    rf"|(?<![\d.])(?P<number2>{_DIGITS}|{_CHINESE})(?P<wan2>\s?万)?\s?(?P<after>{_AFTER})(?P<tenths>\d(?!\d))?(?![素旦气])"
)
_VALUES = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_BETWEEN_CHINESE = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount and its currency; ¥ stands for the Chinese one."""

    currency: str
    value: Decimal

    def __str__(self) -> str:
        text = f"{self.value:f}"
        return self.currency + (text.rstrip("0").rstrip(".") if "." in text else text)


def folded(text: str) -> str:
    """One spelling for what reads the same: half width, lower case, single spaces, none between Chinese characters."""
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return _BETWEEN_CHINESE.sub("", plain)


def squeezed(text: str) -> str:
    """The folded text without any space, to compare what a screen may have broken apart."""
    return "".join(folded(text).split())


def amounts(texts: Iterable[str]) -> tuple[Money, ...]:
    """Every amount of money that these texts name, in order; a price set in several pieces (¥, 46, .50) is one."""
    return tuple(money for text in _whole_prices(texts) for money in _amounts(text))


def without_amounts(text: str) -> str:
    """The folded text with the money taken out."""
    return " ".join(_MONEY.sub(" ", folded(text)).split())


def chinese_number(text: str) -> int:
    """三百二十 as 320. Any character that is no numeral raises KeyError."""
    total = section = digit = 0
    for character in text:
        if character == "万":
            total, section, digit = (total + section + digit or 1) * 10_000, 0, 0
        elif character in _UNITS:
            section, digit = section + (digit or 1) * _UNITS[character], 0
        else:
            digit = _VALUES[character]
    return total + section + digit


def _whole_prices(texts: Iterable[str]) -> Iterator[str]:
    """The texts, with a lone currency sign, its figure and its fraction put together again."""
    price = ""
    for text in map(folded, texts):
        if price and (re.fullmatch(r"[\d,]+\.?", text) or (re.fullmatch(r"\.?\d{1,2}", text) and price[-1:].isdigit())):
            price += text
            continue
        if price:
            yield price
        price = text if re.fullmatch(rf"(?:{_BEFORE})(?:\s?[\d,]+\.?)?", text) else ""
        if not price:
            yield text
    if price:
        yield price


def _amounts(text: str) -> Iterator[Money]:
    for found in _MONEY.finditer(text):
        number = found["number"] or found["number2"]
        value = Decimal(number.replace(",", "")) if number[0].isdigit() else Decimal(chinese_number(number))
        if found["wan"] or found["wan2"]:
            value *= 10_000
        if found["tenths"]:
            value += Decimal(found["tenths"]) / 10
        yield Money(_currency(found["before"] or found["after"]), value)


def _currency(sign: str) -> str:
    return next(currency for currency, signs in _SYMBOLS.items() if re.fullmatch(signs, sign))
