import pytest

from fingertips.guard.words import NOTHING, On, Rule, label, table
from fingertips.perception.reading import folded

EXAMPLES = [(rule, text) for rule in table().rules for text in rule.examples]


@pytest.mark.parametrize(("rule", "text"), EXAMPLES, ids=[f"{r.on}-{r.means}-{t}" for r, t in EXAMPLES])
def test_each_example_of_a_rule_means_what_the_rule_says(rule: Rule, text: str):
    if rule.on is On.THOUGHT:
        found = table().thought(text)
    else:
        read = label(text) if rule.on in (On.BUTTON, On.SWITCH) else folded(text)
        found = table().meaning(rule.on, [read], rule.when)
    assert (found or NOTHING) == rule.means
