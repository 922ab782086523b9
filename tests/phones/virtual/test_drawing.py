from __future__ import annotations

import json
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError

from fingertips.phones.virtual import drawing


@pytest.mark.parametrize(
    ("amount", "said"),
    [(46.5, "¥46.5"), (46.0, "¥46"), (46, "¥46"), (46.05, "¥46.05"), (0, "¥0"), (0.1 + 0.2, "¥0.3"), (1200, "¥1200")],
)
def test_money_is_written_as_people_write_it(amount, said):
    assert drawing.money(amount) == said


values = st.recursive(
    st.text() | st.integers() | st.booleans(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
)


@given(values)
def test_any_value_survives_an_attribute_in_either_quotes(value):
    written = drawing.environment(drawing.TOOLKIT, "zh").from_string("{{ value | json }}").render(value=value)
    assert not set("'\"<>") & set(written)
    assert json.loads(unescape(written)) == value


def test_what_a_template_was_not_given_may_be_asked_for_but_not_printed():
    environment = drawing.environment(drawing.TOOLKIT, "zh")
    assert environment.from_string("{% if absent %}there{% else %}away{% endif %}").render() == "away"
    with pytest.raises(UndefinedError):
        environment.from_string("{{ absent }}").render()


@pytest.mark.parametrize(("locale", "said"), [("zh", "好"), ("en", "good")])
def test_a_template_speaks_one_language(locale, said):
    assert drawing.environment(drawing.TOOLKIT, locale).from_string("{{ t('好', 'good') }}").render() == said
