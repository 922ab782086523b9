"""A world's moments as people read them. Every virtual phone stands in China's time zone, whatever its language."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

ZONE = timezone(timedelta(hours=8))
MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR

_WEEKDAYS = {
    "zh": ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}


def local(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000, ZONE)


def day(ms: int) -> date:
    return local(ms).date()


def milliseconds(moment: datetime) -> int:
    """The moment on the world's clock; a naive one is meant in the phone's zone."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=ZONE)
    return round(aware.timestamp() * 1000)


def clock(ms: int) -> str:
    return f"{local(ms):%H:%M}"


def weekday(when: date, locale: str) -> str:
    return _WEEKDAYS["zh" if locale == "zh" else "en"][when.weekday()]


def month_day(when: date, locale: str) -> str:
    return f"{when.month}月{when.day}日" if locale == "zh" else f"{when:%b} {when.day}"


def ago(ms: int, now: int, locale: str) -> str:
    """When something in the past was, as lists of chats and notes say it: shorter the nearer."""
    then, today = day(ms), day(now)
    match (today - then).days:
        case days if days <= 0:
            return clock(ms)
        case 1:
            return "昨天" if locale == "zh" else "Yesterday"
        case days if days < 7:
            return weekday(then, locale)
        case _ if then.year == today.year:
            return month_day(then, locale)
        case _ if locale == "zh":
            return f"{then.year}年{then.month}月{then.day}日"
        case _:
            return f"{then:%b} {then.day}, {then.year}"


def exact(ms: int, now: int, locale: str) -> str:
    """The day and the time of day."""
    said = ago(ms, now, locale)
    return said if said == clock(ms) else f"{said} {clock(ms)}"
