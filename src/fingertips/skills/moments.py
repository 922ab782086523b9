"""Dates and times as people say them, in Chinese and English, and what they come to.

A date is meant as seen from a day: "明天" and "next Friday" need the phone's own calendar to become one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone

from fingertips.skills.counts import number

MONTHS = {name: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}
WEEKDAYS = {name: n for n, name in enumerate("mon tue wed thu fri sat sun".split())}
CHINESE_WEEKDAYS = {name: n for n, name in enumerate("一二三四五六日")} | {"天": 6}

_ENGLISH_COUNT = "a|an|one|two|three|four|five|six|seven|eight|nine|ten"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_WEEKDAY = r"(?:mon|tues?|wednes|thurs?|fri|satur|sun)day"
_NUMERAL = r"(?:二十[一二三四五六七八九]?|三十一?|十[一二三四五六七八九]?|[一二三四五六七八九])"
_COUNTED = r"(?:\d{1,2}|[一二两三四五六七八九十]+)"
DATE = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}"
    rf"|(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}[日号]?|(?:十[一二]?|[一二三四五六七八九])月{_NUMERAL}[日号]"
    rf"|(?:下个?月|本月|这个?月)?(?:\d{{1,2}}[号日]|{_NUMERAL}号)(?![线楼院店码电馆门机房桌球染台套餐])"
    rf"|{_COUNTED}(?:天|个?星期|周)之?后"
    r"|大后天|后天|明天|明日|今天|今日|明(?=早|晚)|今(?=早|晚)"
    r"|(?:下下|下|这|本)?(?:个)?(?:周|星期|礼拜)[一二三四五六日天]"
    rf"|in (?:\d{{1,2}}|{_ENGLISH_COUNT}) (?:days?|weeks?)(?![a-z])"
    r"|(?:the )?day after tomorrow|tomorrow|today|tonight"
    rf"|(?:on |this |next )?{_WEEKDAY}"
    rf"|(?:on )?(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? \d{{4}})?(?![a-z\d])"
    rf"|(?:on )?{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?:,? \d{{4}})?"
    r"|(?:on )?the \d{1,2}(?:st|nd|rd|th)"
)
_PARTS = "早上|上午|中午|下午|晚上|凌晨|傍晚|清晨|早晨|半夜|夜里"
_OF_DAY = r"(?: in the (?:morning|afternoon|evening)| at night)"
TIME = re.compile(
    rf"(?:{_PARTS})?(?:\d{{1,2}}|十[一二]?|[一二两三四五六七八九])[点時时](?:半|一刻|三刻|\d{{1,2}}分?)?(?:钟)?(?![外了心击赞评一个份杯])"
    rf"|(?:at )?\d{{1,2}}:\d{{2}}(?:\s?[ap]m|{_OF_DAY})?(?![a-z])"
    rf"|(?:at )?\d{{1,2}}(?:\s?[ap]m| o'clock){_OF_DAY}?(?![a-z])"
    rf"|(?:at )?(?:noon|midnight)(?![a-z])|(?:{_PARTS})(?![茶好安餐饭市])|(?<=[明今])[早晚]"
    r"|(?:in the|this) (?:morning|afternoon|evening)|at night|(?<=tomorrow )(?:morning|afternoon|evening|night)"
)
"""A part of the day without an hour is a time too, though `clock` knows none for it."""


def day(text: str, today: date) -> date | None:
    """The day that these words mean, seen from `today`: never one in the past where the words leave that open."""
    text = re.sub(r"^(?:on |the )+", "", text.strip().lower())
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if text in _AHEAD:
        return today + timedelta(days=_AHEAD[text])
    return _counted(text, today) or _chinese_day(text, today) or _weekday(text, today) or _english_day(text, today)


_AHEAD = {"大后天": 3, "后天": 2, "明天": 1, "明日": 1, "明": 1, "今天": 0, "今日": 0, "今": 0} | {
    "day after tomorrow": 2,
    "tomorrow": 1,
    "today": 0,
    "tonight": 0,
}


def _counted(text: str, today: date) -> date | None:
    """So many days or weeks from today."""
    chinese = re.fullmatch(rf"({_COUNTED})(天|个?星期|周)之?后", text)
    match = chinese or re.fullmatch(r"in (\w+) (day|week)s?", text)
    if match is None:
        return None
    return today + timedelta(days=(number(match[1]) or 0) * (1 if match[2] in ("天", "day") else 7))


def _chinese_day(text: str, today: date) -> date | None:
    pattern = (
        r"(?:(\d{4})年)?(?:(下个?月|本月|这个?月)|([\d一二三四五六七八九十]+)月)?([\d一二三四五六七八九十]+)([日号]?)"
    )
    match = re.fullmatch(pattern, text)
    if match is None or not (match[3] or match[5]):
        return None
    day_of_month = number(match[4]) or 0
    if match[2] and match[2].startswith("下"):
        following = today.replace(day=1) + timedelta(days=31)
        return _date(following.year, following.month, day_of_month)
    year, month = int(match[1]) if match[1] else None, number(match[3]) if match[3] else None
    return _upcoming(year, month, day_of_month, today)


def _weekday(text: str, today: date) -> date | None:
    if match := re.fullmatch(r"(下下|下|这|本)?个?(?:周|星期|礼拜)([一二三四五六日天])", text):
        weeks = {"下下": 2, "下": 1}.get(match[1] or "", 0)
        return _in_week(CHINESE_WEEKDAYS[match[2]], weeks, today)
    match = re.fullmatch(r"(this |next )?([a-z]{3})[a-z]*day", text)
    if match is None or match[2] not in WEEKDAYS:
        return None
    return _in_week(WEEKDAYS[match[2]], 1 if match[1] == "next " else 0, today)


def _in_week(weekday: int, weeks: int, today: date) -> date:
    """That day of this week (from Monday on) or of a later one; of this one the next, where it is past."""
    ahead = weekday - today.weekday() + 7 * weeks
    return today + timedelta(days=ahead if ahead >= 0 else ahead + 7)


def _english_day(text: str, today: date) -> date | None:
    match = re.fullmatch(
        r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?P<month>[a-z]{3})[a-z]*(?:,? (?P<year>\d{4}))?", text
    )
    match = match or re.fullmatch(
        r"(?P<month>[a-z]{3})[a-z]*\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,? (?P<year>\d{4}))?", text
    )
    if match:
        month = MONTHS.get(match["month"])
        year = int(match["year"]) if match["year"] else None
        return _upcoming(year, month, int(match["day"]), today) if month else None
    if match := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)", text):
        return _upcoming(None, None, int(match[1]), today)
    return None


def _upcoming(year: int | None, month: int | None, day_of_month: int, today: date) -> date | None:
    """That day, or the next one of that name: in this year or the next, or in the next month that has it."""
    if year is not None:
        return _date(year, month or today.month, day_of_month)
    months = [(today.year + n, month) for n in (0, 1)] if month else [_later(today, n) for n in range(13)]
    days = (_date(year, month, day_of_month) for year, month in months)
    return next((found for found in days if found is not None and found >= today), None)


def _later(today: date, months: int) -> tuple[int, int]:
    years, month = divmod(today.month - 1 + months, 12)
    return today.year + years, month + 1


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


def relative(day: date, today: date) -> tuple[str, ...]:
    """What a screen may call a day because it is near."""
    return {0: ("今天", "Today"), 1: ("明天", "Tomorrow"), 2: ("后天",)}.get((day - today).days, ())


_LATE = ("下午", "晚上", "傍晚", "afternoon", "evening", "night", "pm")
_NIGHT = ("晚上", "凌晨", "半夜", "夜里", "night", "am", "morning")
_CLOCK = re.compile(
    rf"(?P<part>{_PARTS})?(?P<hour>\d{{1,2}}|[十一二两三四五六七八九]+)[点時时]"
    r"(?:(?P<half>半)|(?P<quarter>一刻|三刻)|(?P<minute>\d{1,2})分?)?(?:钟)?"
    r"|(?:at )?(?P<hour24>\d{1,2})(?::(?P<minute24>\d{2}))?(?: o'clock)?"
    r"(?:\s?(?P<half24>[ap]m)| in the (?P<of>morning|afternoon|evening)| at (?P<night>night))?"
    r"|(?:at )?(?P<named>noon|midnight)"
)


def clock(text: str) -> tuple[int, int] | None:
    """The hour and minute that these words name: 下午三点半, 9:30 pm, "at noon"; 12 at night begins the day."""
    match = _CLOCK.fullmatch(text.strip().lower())
    if match is None:
        return None
    if match["named"]:
        return (12, 0) if match["named"] == "noon" else (0, 0)
    part = match["part"] or match["half24"] or match["of"] or match["night"] or ""
    hour = number(match["hour"] or match["hour24"]) or 0
    minute = {"半": 30, "一刻": 15, "三刻": 45}.get(match["half"] or match["quarter"] or "")
    minute = int(match["minute"] or match["minute24"] or 0) if minute is None else minute
    if hour == 12 and part in _NIGHT:
        hour = 0
    elif hour < 12 and (part in _LATE or (part == "中午" and hour < 3)):
        hour += 12
    return (hour, minute) if hour < 24 and minute < 60 else None


def time_spellings(hour: int, minute: int) -> tuple[str, ...]:
    """The ways in which a screen may write a time of day."""
    half = "AM" if hour < 12 else "PM"
    return (
        f"{hour:02d}:{minute:02d}",
        f"{hour}:{minute:02d}",
        f"{hour % 12 or 12}:{minute:02d} {half}",
    )


def today_in_china() -> date:
    """The calendar day where most of the phones are."""
    return datetime.now(timezone(timedelta(hours=8))).date()


_SHOWN = (
    re.compile(r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日\s*(?:周|星期)(?P<weekday>[一二三四五六日天])"),
    re.compile(r"(?P<weekday>[a-z]{3})[a-z]*,? (?P<month>[a-z]{3})[a-z]*\.? (?P<day>\d{1,2})(?!\d)"),
    re.compile(r"(?P<weekday>[a-z]{3})[a-z]*,? (?P<day>\d{1,2}) (?P<month>[a-z]{3})[a-z]*"),
)


def day_shown(texts: Iterable[str], around: date) -> date | None:
    """The day that a launcher writes with its weekday (11月25日 周三; Wed, Nov 25), in the year where both agree."""
    for text in texts:
        for pattern in _SHOWN:
            if (found := pattern.search(text.lower())) and (day := _agreeing(found, around)):
                return day
    return None


def _agreeing(found: re.Match[str], around: date) -> date | None:
    month = int(found["month"]) if found["month"].isdigit() else MONTHS.get(found["month"], 0)
    weekday = CHINESE_WEEKDAYS.get(found["weekday"], WEEKDAYS.get(found["weekday"]))
    years = sorted(
        range(around.year - 6, around.year + 7),
        key=lambda year: abs(year - around.year),
    )
    days = (_date(year, month, int(found["day"])) for year in years)
    return next((day for day in days if day is not None and day.weekday() == weekday), None)
