"""Addresses made up at random: each is answered or refused in a sentence, and none is a fault of ours."""

from __future__ import annotations

import random
from urllib.parse import quote, urlencode

import pytest

from analysis import choices
from analysis.charts.catalogue import CHARTS
from analysis.inputs import Choice, Choices
from analysis.pages import PAGES, path_of
from analysis.service import limits
from analysis.service.asked import OF_PAGES
from tests.analysis.service.asking import ask

STRANGE = (
    *("", " ", "0", "-1", "1e9", "9" * 30, "None", "nan", "true", "all", "[]", "x-x-x", "2-3-x-1-9"),
    *("../..", "%00", "\0", "%", "&", "#", "?", "<script>", "'; drop", "{{7*7}}", "=1+1"),
    *("a" * 500, "é" * 50, "türkiye", "\u202e", "\U0001f600"),
)
"""Values that no filter, or one of another kind, has."""

NAMES = [entry.name for entries in CHARTS.values() for entry in entries]


@pytest.fixture(autouse=True)
def _nobody_is_slowed(monkeypatch):
    monkeypatch.setattr(limits.Buckets, "wait", lambda _self, _client: 0)


def made_up(package, seed: int) -> str:
    """Return a query of a few parameters, most of them known, with values that are known, of another, or strange."""
    dice, every = random.Random(seed), choices.inputs(package)
    pairs = []
    for _parameter in range(dice.randrange(4)):
        name = dice.choice([*every, *OF_PAGES, *dice.sample(STRANGE, 3)])
        other = every[dice.choice(list(every))] if dice.random() < 0.2 else every.get(name)
        known = list(other.options) if isinstance(other, Choice | Choices) else [str(dice.randrange(60))]
        pairs += [
            (name, dice.choice(known if dice.random() < 0.7 else STRANGE)) for _value in range(dice.randrange(1, 3))
        ]
    return urlencode(pairs)


@pytest.mark.parametrize("start", range(0, 120, 20))
def test_an_address_of_a_chart_is_answered_or_refused_in_a_sentence(served, real, start):
    site = served()
    for seed in range(start, start + 20):
        dice = random.Random(seed)
        name = dice.choice([*NAMES, *map(quote, STRANGE)]) if dice.random() < 0.2 else dice.choice(NAMES)
        address = f"/charts/{name}.{dice.choice(['csv', 'json', 'json', 'exe', ''])}?{made_up(real, seed)}"
        told = ask(site, address)
        assert told.status in (200, 400, 404), (address, told.status, told.text)
        if told.status != 200 and told.headers["content-type"].startswith("text/plain"):
            assert told.text.strip().endswith(".")
            assert len(told.text.splitlines()) == 1


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_words_whatever_its_link_says(served, real, page, caplog):
    site = served()
    for seed in range(8):
        told = ask(site, f"{path_of(page)}?{made_up(real, seed)}")
        assert told.status == 200
        assert '<meta name="description" content="' in told.text
    assert "has no words" not in caplog.text


def test_what_asks_for_an_embedded_card_is_told_or_refused(served, real):
    site = served()
    for seed in range(40):
        url = f"https://atlas.example/{random.Random(seed).choice([*PAGES, *STRANGE])}?{made_up(real, seed)}"
        told = ask(site, f"/oembed?{urlencode({'url': url, 'maxwidth': random.Random(seed).choice(STRANGE)})}")
        assert told.status in (200, 404), (url, told.text)
