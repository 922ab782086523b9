import pytest

from endpoint_peer import Say, peer
from fingertips.action import Decision, Note, Press, Usage
from fingertips.action import Key as Button
from fingertips.agent import Agent, Limits, noted
from fingertips.catalogue import Line, keys
from fingertips.errors import BadSettings
from fingertips.event import Decided, Failed, Status
from fingertips.journal.codec import decode, encode
from fingertips.journal.store import SqliteJournal
from fingertips.models import prices
from fingertips.models.endpoint import EndpointModel
from fingertips.models.prices import Price, Prices
from fingertips.session import Session
from paper import ListMemory, PaperPhone, PlainGuard, PlainVerifier, screen

A_MILLION = Usage(tokens_in=1_000_000, tokens_out=1_000_000, tokens_cached=500_000)


def own(tmp_path, text):
    path = tmp_path / "prices.toml"
    path.write_text(text, "utf-8")
    return path


def test_the_shipped_table_is_dated_and_says_where_it_is_from():
    table = prices.shipped()
    assert table.unit
    assert table.price
    for price in table.price:
        assert price.day
        assert price.source.startswith("https://")
        assert table.cost(price.model, price.host, A_MILLION) > 0


def test_tokens_found_in_a_cache_cost_their_own_price_where_there_is_one():
    assert Prices(price=(Price("m", 2, 10, cached=1),)).cost("m", "h", A_MILLION) == 1 + 0.5 + 10
    assert Prices(price=(Price("m", 2, 10),)).cost("m", "h", A_MILLION) == 2 + 10


def test_what_stands_in_no_table_is_unknown_and_not_free():
    table = Prices("CNY", (Price("m", 1, 1, host="a.example"), Price("m", 5, 5, currency="XAU")))
    assert table.cost("other", "a.example", A_MILLION) is None
    assert table.cost("m", "b.example", A_MILLION) is None


def test_the_price_of_the_host_comes_before_that_of_any_host():
    table = Prices("CNY", (Price("m", 1, 1), Price("m", 3, 3, host="a.example")))
    assert table.cost("M", "A.example", A_MILLION) == 6
    assert table.cost("m", "b.example", A_MILLION) == 2


def test_another_currency_is_told_in_the_unit():
    table = Prices("CNY", (Price("m", 1, 1, currency="USD"),), {"USD": 7})
    assert table.cost("m", "", A_MILLION) == 14


def test_a_person_s_own_file_is_laid_over_the_shipped_one(tmp_path):
    shipped = prices.shipped().price[0]
    path = own(
        tmp_path,
        f'[worth]\nUSD = 8\n[[price]]\nmodel = "{shipped.model}"\nhost = "{shipped.host}"\ninput = 0\noutput = 0\n'
        '[[price]]\nmodel = "mine"\ninput = 1\noutput = 1\n',
    )
    table = prices.load(path)
    assert table.cost(shipped.model, shipped.host, A_MILLION) == 0
    assert table.cost("mine", "127.0.0.1", A_MILLION) == 2
    assert table.worth["USD"] == 8
    assert table.unit == prices.shipped().unit


def test_in_a_unit_of_one_s_own_shipped_prices_are_unknown_without_a_rate(tmp_path):
    shipped = prices.shipped().price[0]
    table = prices.load(own(tmp_path, 'unit = "EUR"'))
    assert table.cost(shipped.model, shipped.host, A_MILLION) is None
    table = prices.load(own(tmp_path, f'unit = "EUR"\n[worth]\n{shipped.currency} = 0.9'))
    assert table.cost(shipped.model, shipped.host, A_MILLION) > 0


@pytest.mark.parametrize(
    "text",
    [
        "unit = ",
        'unit = "CNY"\nfoo = 1',
        '[[price]]\nmodel = "m"\ninput = 1',
        '[[price]]\nmodel = "m"\ninput = -1\noutput = 1',
        '[[price]]\nmodel = "m"\ninput = nan\noutput = 1',
        '[[price]]\nmodel = "m"\ninput = "cheap"\noutput = 1',
        "[worth]\nUSD = inf",
    ],
)
def test_a_broken_table_is_refused_with_its_place(tmp_path, text):
    path = own(tmp_path, text)
    with pytest.raises(BadSettings) as failure:
        prices.load(path)
    assert str(path) in str(failure.value)
    assert failure.value.line.key in keys()


def test_a_table_that_is_not_there_or_no_text_is_refused(tmp_path):
    with pytest.raises(BadSettings):
        prices.load(tmp_path / "none.toml")
    (tmp_path / "b.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(BadSettings):
        prices.load(tmp_path / "b.toml")


# ---------------------------------------------------------------- in a session


def test_a_session_adds_up_what_is_known_and_counts_what_is_not():
    session = Session("s")
    session.apply(Failed("unparsable", Line("x"), Usage(tokens_in=7, tokens_out=3, cost=0.0, seconds=2, calls=1)))
    assert (session.tokens, session.seconds, session.model_calls) == (10, 2, 1)
    for cost in (0.5, None, 0.25, 0.0):
        session.apply(Decided(Decision(Press(Button.BACK), usage=Usage(cost=cost, calls=1))))
    assert session.cost == 0.75
    assert session.unpriced_calls == 1
    assert session.model_calls == 5


@pytest.mark.parametrize("cost", [None, 0.0, 1.5])
def test_an_unknown_price_stays_unknown_in_the_journal(cost):
    event = Decided(Decision(Note("", page=True), usage=Usage(cost=cost, calls=1)))
    assert decode(encode(event), lambda digest: b"") == event


def test_a_note_of_a_page_keeps_all_its_words_and_else_its_own():
    assert noted(Note("自己的话", page=True), screen("牛奶", "¥46.50")).text == "牛奶\n¥46.50"
    assert noted(Note("自己的话", page=True), screen()).text == "自己的话"


@pytest.mark.parametrize(("money", "status"), [(None, Status.CLAIMED), (5.0, Status.FAILED)])
def test_a_spending_limit_stops_a_model_whose_price_nobody_knows(tmp_path, money, status):
    journal = SqliteJournal(tmp_path)
    with peer([Say('do(action="Back")'), Say('finish(message="好")')]) as p:
        decider = EndpointModel(p.base_url, "unpriced")
        phone = PaperPhone({"home": screen("牛奶")})
        agent = Agent(phone, [decider], PlainGuard(), PlainVerifier(), ListMemory(), journal, Limits(money=money))
        session = agent.run(agent.begin(journal.new(), "买牛奶"))
        decider.close()
    journal.close()
    assert session.status is status
    assert len(p.requests) == (1 if money else 2)
