"""Numbers and measures as people say them, in Chinese and English, and what they come to."""

from __future__ import annotations

import re

DIGITS = {numeral: value for value, numeral in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
    "俩": 2,
}
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ENGLISH = (
    {
        word: number
        for number, word in enumerate(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen".split()
        )
    }
    | {word: 10 * tens for tens, word in enumerate(_TENS, start=2)}
    | {
        "a hundred": 100,
        "one hundred": 100,
        "two hundred": 200,
        "three hundred": 300,
        "five hundred": 500,
        "a dozen": 12,
        "one dozen": 12,
        "half a dozen": 6,
        "two dozen": 24,
        "three dozen": 36,
    }
    | {"a couple of": 2, "a": 1, "an": 1, "single": 1, "another": 1}
)
UNITS = (
    "节|份|个|箱|盒|瓶|件|杯|张|袋|斤|公斤|千克|包|支|双|台|部|条|罐|桶|碗|只|块|本|套|提|打|串|根|颗|枚|朵|把|听|卷|位"
    "|人份|大份|小份|单|盘|款|扎|板|筐|篮|瓣|片|粒|排|组|对|副|顶|坛|壶|桌|例|间|架|捆|辆|艘|床|株|盆|幅|册|枝|管|棵|束|叠|摞|沓|笼"
    "|屉|碟|盅|锅|匹|口|面(?!针)|米(?![线粉粥饭长宽高的色])|座(?!垫|椅)|樽|兜|篓|封|头(?=[蒜牛羊猪驴])|匣|尊|盏|截|节|挂|筒"
    "|[大小整](?:箱|袋|瓶|桶|包|盒|捆|罐|块)"
)
"""What one counts by in Chinese."""
_PLURALS = (
    r"(?:boxes|bottles|cups|bags|packs|packets|cans|bowls|portions|servings|pieces|pairs|cartons|cases|orders|kilos?|kilograms?|lit(?:er|re)s|gallons|kg|"
    r"glasses|jars|sets|units|plates|copies|tubes|rolls|tickets|items|bunches|sacks|tubs|trays|crates|bars|sheets|"
    r"slices|loaves|pots|buckets|bundles|punnets|jugs|pints|reels|tins|canisters|stacks|sachets|pouches|lbs|pounds)"
)
_SINGULARS = (
    r"(?:box|bottle|cup|bag|pack|packet|can|bowl|portion|serving|piece|pair|carton|case|order|glass|jar|set|unit|plate|"
    r"copy|tube|roll|ticket|item|bunch|sack|tub|tray|crate|bar|sheet|slice|loaf|pot|bucket|bundle|punnet|jug|pint|reel|"
    r"tin|canister|stack|sachet|pouch|pound|kilo|kg|lb)"
)
_EDGE = (
    r"(?=\s*(?:$|[^\w\s'\-])|\s+(?:from|on|at|in|to|for|please|and|with|via|delivered|sent|shipped|each|there|where|"
    r"wherever|whichever)(?![a-z]))"
)
_CHINESE_NUMBER = r"[零〇一二两俩三四五六七八九十百]+"
_LONGEST_FIRST = sorted(map(re.escape, ENGLISH), key=len, reverse=True)
_COUNTS = "|".join(_LONGEST_FIRST)
_BARE_COUNTS = "|".join(word for word in _LONGEST_FIRST if word not in ("a", "an", "single"))
NUMBER = re.compile(
    r"(?<![a-z0-9])\d{1,3}\s?[x×](?![a-z0-9])|(?<![a-z0-9])[x×]\s?\d{1,3}(?!\d)"
    rf"|(?<![\d.])(?:\d+|{_CHINESE_NUMBER})\s?(?:{UNITS})(?!钟|装(?![饰修订备])|套(?![装餐]))"
    rf"|(?<![a-z0-9])(?:\d+|{_COUNTS})\s+{_PLURALS}(?:\s+of)?(?![a-z'])"
    rf"|(?<![a-z0-9])(?:\d+|{_COUNTS})\s+{_SINGULARS}(?:\s+of(?![a-z])|{_EDGE})"
    rf"|(?<![a-z0-9])1\s+{_SINGULARS}(?![a-z'\-])"
    rf"|(?<![a-z0-9])(?:\d+|{_COUNTS})\s+(?:big |small |large |whole |full )?"
    r"(?!of|lot|bit|kind|sort|one|most|each)[a-z]+\s+of(?![a-z])"
    rf"|(?<![a-z0-9])(?:{_BARE_COUNTS})(?![a-z])"
    r"|(?<![a-z0-9.])\d+(?![a-z0-9年月日号点时:\-/%]|\.\d|[^\W\da-z，。！？；：、])"
    r"|(?<=[买来点要购整弄])(?:双(?![面人层肩头色开拼耳皮])|台(?![灯秤历布球阶钟式湾])|支(?![架撑付票])|盆(?![栽景子])|把(?![手子])|本(?![子色草田])"
    r"|套(?![装头餐子娃件袋圈])|条(?![形纹码])|块(?!茎)|张(?![家飞力开裕])|根(?!茎)|件(?!套)|束(?![腰口身发裤缚])|顶(?![针灯级端])|副(?![食卡本])|只(?![要是])|辆|盏)"
    r"(?=[^\W\da-z]{2})"
    r"|(?<=[买来点要订叫])(?:箱|瓶|份|斤|袋|盒|杯|碗|件|提|罐|桶|包(?!包))(?=[^\W\da-z])(?![子饭面鼠装仔包菜袋])"
    r"|[两俩](?=[^\W\da-z])(?!地)"
)


def number(text: str) -> int | None:
    """The count that these words begin with: 两箱, 十二个, 3, "a dozen", "two boxes of"."""
    text = text.strip().lower()
    if match := re.match(r"(?:[x×]\s?)?(\d+)", text):
        return int(match[1])
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
