"""Numbers, dates and times as people say them, in Chinese and English, and what they come to.

A date is meant as seen from a day: "明天" and "next Friday" need the phone's own calendar to become one.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "俩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
ENGLISH = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"a dozen": 12, "a couple of": 2, "a pair of": 2, "a": 1, "an": 1, "single": 1, "another": 1}
MONTHS = {name: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}
WEEKDAYS = {name: n for n, name in enumerate("mon tue wed thu fri sat sun".split())}
CHINESE_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}

UNITS = (
    "份|个|箱|盒|瓶|件|杯|张|袋|斤|公斤|千克|克|包|支|双|台|部|条|罐|桶|碗|只|块|本|套|提|打|串|根|颗|枚|朵|把|听|卷|位|人份|大份|小份|单|盘|款"
)
ENGLISH_UNITS = (
    r"(?:box(?:es)?|bottles?|cups?|bags?|packs?|packets?|cans?|bowls?|portions?|servings?|pieces?|pairs?|cartons?|cases?|"
    r"orders?|kilos?|kg|glasses|jars?|sets?|units?|plates?|copies|tubes?|rolls?|tickets?|items?)"
)
_CHINESE_NUMBER = r"[零〇一二两俩三四五六七八九十百]+"
NUMBER = re.compile(
    rf"(?:\d+(?:\.\d+)?|{_CHINESE_NUMBER})\s?(?:{UNITS})(?!钟)"
    rf"|(?<![a-z0-9])(?:\d+|{'|'.join(sorted((re.escape(w) for w in ENGLISH), key=len, reverse=True))})"
    rf"\s+{ENGLISH_UNITS}(?:\s+of)?(?![a-z])"
    rf"|(?<![a-z0-9])(?:{'|'.join(sorted((re.escape(w) for w in ENGLISH if w not in ('a', 'an', 'single')), key=len, reverse=True))})(?![a-z])"
    r"|(?<![a-z0-9])\d+(?![a-z0-9年月日号点时:.\-/%])"
    r"|[两俩](?=[^\W\da-z])"
)

DATE = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}"
    r"|(?:\d{4}年)?\d{1,2}月\d{1,2}[日号]?|(?:十[一二]?|[一二三四五六七八九])月(?:二十[一二三四五六七八九]?|三十一?|十[一二三四五六七八九]?|[一二三四五六七八九])[日号]"
    r"|\d{1,2}[号日](?!线|楼|院|店|码)"
    r"|大后天|后天|明天|明日|今天|今日|明(?=早|晚)|今(?=早|晚)"
    r"|(?:下下|下|这|本)?(?:个)?(?:周|星期|礼拜)[一二三四五六日天]"
    r"|the day after tomorrow|day after tomorrow|tomorrow|today|tonight"
    r"|(?:on |this |next )?(?:mon|tues?|wednes|thurs?|fri|satur|sun)day"
    r"|(?:on )?(?:the )?\d{1,2}(?:st|nd|rd|th)(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"|(?:on )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?(?!\d)"
    r"|(?:on )?(?:the )\d{1,2}(?:st|nd|rd|th)"
)
TIME = re.compile(
    r"(?:早上|上午|中午|下午|晚上|凌晨|傍晚)?(?:\d{1,2}|十[一二]?|[一二两三四五六七八九])[点時时](?:半|一刻|三刻|\d{1,2}分?)?(?:钟)?(?![外了心击赞评一个份杯])"
    r"|\d{1,2}:\d{2}(?:\s?[ap]m)?|(?:at )?\d{1,2}\s?[ap]m|at noon"
)


def number(text: str) -> int | None:
    """The count that these words begin with: 两箱, 十二个, 3, "a dozen", "two boxes of"."""
    text = text.strip().lower()
    if match := re.match(r"\d+", text):
        return int(match[0])
    if match := re.match(_CHINESE_NUMBER, text):
        return _chinese(match[0])
    words = sorted((w for w in ENGLISH if re.match(rf"{w}(?![a-z])", text)), key=len)
    return ENGLISH[words[-1]] if words else None


def _chinese(text: str) -> int:
    total = digit = 0
    for character in text:
        if character == "百":
            total, digit = total + (digit or 1) * 100, 0
        elif character == "十":
            total, digit = total + (digit or 1) * 10, 0
        else:
            digit = DIGITS[character]
    return total + digit


def day(text: str, today: date) -> date | None:
    """The day that these words mean, seen from `today`: never one in the past where the words leave that open."""
    text = text.strip().lower()
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    for words, ahead in _AHEAD.items():
        if text == words:
            return today + timedelta(days=ahead)
    return _chinese_day(text, today) or _weekday(text, today) or _english_day(text, today)


_AHEAD = {"大后天": 3, "后天": 2, "明天": 1, "明日": 1, "明": 1, "今天": 0, "今日": 0, "今": 0} | {
    "the day after tomorrow": 2,
    "day after tomorrow": 2,
    "tomorrow": 1,
    "today": 0,
    "tonight": 0,
}


def _chinese_day(text: str, today: date) -> date | None:
    if match := re.fullmatch(r"(?:(\d{4})年)?(?:([\d一二三四五六七八九十]+)月)?([\d一二三四五六七八九十]+)[日号]?", text):
        year, month, day_of_month = match[1], match[2], number(match[3])
        if month is None and not text.endswith(("日", "号")):
            return None
        return _upcoming(int(year) if year else None, number(month) if month else None, day_of_month, today)
    return None


def _weekday(text: str, today: date) -> date | None:
    if match := re.fullmatch(r"(下下|下|这|本)?个?(?:周|星期|礼拜)([一二三四五六日天])", text):
        weeks = {"下下": 2, "下": 1}.get(match[1] or "", 0)
        return _in_week(CHINESE_WEEKDAYS[match[2]], weeks, today)
    if match := re.fullmatch(r"(?:on )?(this |next )?([a-z]{3})[a-z]*day", text):
        if match[2] not in WEEKDAYS:
            return None
        return _in_week(WEEKDAYS[match[2]], 1 if match[1] == "next " else 0, today)
    return None


def _in_week(weekday: int, weeks: int, today: date) -> date:
    ahead = weekday - today.weekday() + 7 * weeks
    return today + timedelta(days=ahead if ahead >= 0 else ahead + 7)


def _english_day(text: str, today: date) -> date | None:
    text = re.sub(r"^on ", "", text)
    text = re.sub(r"^the ", "", text)
    if match := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)(?: of)? ([a-z]{3})[a-z]*", text):
        return _upcoming(None, MONTHS.get(match[2]), int(match[1]), today)
    if match := re.fullmatch(r"([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?", text):
        return _upcoming(None, MONTHS.get(match[1]), int(match[2]), today) if match[1] in MONTHS else None
    if match := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)", text):
        return _upcoming(None, None, int(match[1]), today)
    return None


def _upcoming(year: int | None, month: int | None, day_of_month: int | None, today: date) -> date | None:
    if day_of_month is None:
        return None
    found = _date(year or today.year, month or today.month, day_of_month)
    if found is None or year is not None or found >= today:
        return found
    if month is not None:
        return _date(today.year + 1, month, day_of_month)
    later = today.replace(day=1) + timedelta(days=32)
    return _date(later.year, later.month, day_of_month)


def _date(year: int, month: int, day_of_month: int) -> date | None:
    try:
        return date(year, month, day_of_month)
    except ValueError:
        return None


def spellings(day: date) -> tuple[str, ...]:
    """The ways in which a screen may write a day, the surest first."""
    month = day.strftime("%b")
    return (
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.month}月{day.day}日",
        f"{day.month:02d}月{day.day:02d}日",
        f"{month} {day.day}",
        f"{day.day} {month}",
        f"{day.month:02d}-{day.day:02d}",
        f"{day.month}/{day.day}",
        str(day.day),
    )
