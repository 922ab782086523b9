import pytest

from fingertips.guard.words import NOTHING, On, Rule, label, rule, table
from fingertips.perception.reading import folded

EXAMPLES = [(rule, text) for rule in table().rules for text in rule.examples]


@pytest.mark.parametrize(("line", "text"), EXAMPLES, ids=[f"{r.on}-{r.means}-{t}" for r, t in EXAMPLES])
def test_each_example_of_a_rule_means_what_the_rule_says(line: Rule, text: str):
    if line.on is On.THOUGHT:
        found = table().thought(text)
    else:
        read = label(text) if line.on in (On.BUTTON, On.SWITCH) else folded(text)
        found = table().meaning(line.on, [read], line.when)
    assert (found or NOTHING) == line.means


@pytest.mark.parametrize(("text", "read"), [
    ("立即支付 ¥38.00 ›", "立即支付"),
    ("去结算 (3)", "去结算"),
    ("去结算（3）", "去结算"),
    ("确认支付¥46.50（14:32）", "确认支付"),
    ("确定（30s）", "确定"),
    ("立即开通 ¥15/月", "立即开通"),
    ("Subscribe $9.99 per month", "subscribe"),
    ("Ｐａｙ  Now", "pay now"),
    ("支\u200b付", "支付"),
    ("¥46.50", ""),
    ("Delete 3 photos", "delete 3 photos"),
])  # fmt: skip
def test_a_buttons_words_are_read_without_what_surrounds_them(text: str, read: str):
    assert label(text) == read


def test_a_rule_of_another_form_is_refused():
    with pytest.raises(ValueError, match="colour"):
        rule({"means": "pay", "on": "button", "colour": "red", "examples": []})
