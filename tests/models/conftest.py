import pytest

import asking
from fingertips.event import Began, Observed
from fingertips.session import Session
from paper import screen


@pytest.fixture(autouse=True)
def _closed():
    yield
    while asking.OPEN:
        asking.OPEN.pop().close()


@pytest.fixture
def session():
    begun = Session("s1")
    begun.apply(Began("在橙市买一箱牛奶", "paper"))
    begun.apply(Observed(screen("搜索", app="com.orangemart.shop"), 0.1))
    return begun
