"""What a file says of itself: credit, filters, link and name, each from the chart and its choice."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from analysis.charts import compensation, demand, scope
from analysis.charts.catalogue import entry_of
from analysis.export.exported import EXAMPLE, link_to, today
from analysis.export.formats import FORMATS
from tests.analysis.export.conftest import EVERY, made
from tests.atlas import COMPANY_TYPES, select


def test_the_credit_names_publisher_year_n_and_licence(out_of):
    exported = out_of(compensation.bands)
    count = exported.chart.table["People"].sum()
    assert exported.credit == f"Source: Survey house (2021): CC0 · n = {count:,} people"


def test_a_footer_has_a_link_short_enough_to_read_not_the_whole_query(every):
    for name, exported in every.items():
        page = urlsplit(exported.link).path
        assert exported.footer == f"{exported.credit} · PM Career Atlas · atlas.example{page}", name
    assert max(len(exported.signature) for exported in every.values()) < 50


def test_several_sources_are_credited_and_a_licence_is_said_once(out_of):
    exported = out_of(demand.traits)
    assert exported.credit.startswith("Sources: Index house (2021), Article house (2021): CC0")
    assert exported.credit.count("CC0") == 1


def test_a_link_spells_defaults_out_and_leads_to_the_chart(made_up):
    link = link_to(made_up, "https://atlas.example/compensation", entry_of(compensation.bands), select())
    parts = urlsplit(link)
    assert parts.fragment == "compensation-bands"
    ways_to_look = {"source": ["levels_fyi"], "dollars": ["nominal"], "currency": ["USD"], "mix": ["reported"]}
    assert parse_qs(parts.query) == ways_to_look | {
        "company_type": list(COMPANY_TYPES),
        "country": ["United States"],
        "component": ["total"],
        "intervals": ["hidden"],
    }


def test_a_link_holds_only_what_the_chart_heeds(made_up):
    assert link_to(made_up, "https://a.example/scope", entry_of(scope.dumbbells), select()) == (
        "https://a.example/scope#scope-dumbbells"
    )


def test_without_an_address_the_footer_names_the_atlas(every):
    exported = every["ladder"]
    assert type(exported)(exported.chart, exported.sources, exported.credit, exported.filters).footer.endswith(
        " · PM Career Atlas"
    )


def test_filters_are_said_by_name(out_of):
    assert out_of(scope.experience, select(("startup", "big_tech"))).filters == {
        "Company type": "Startup, Big tech",
        "Country": "United States",
        "Level": "Senior PM",
        "90% intervals": "Hidden",
    }


def test_filters_are_words_never_ids(real, every):
    """What a table names is said by its name; `_` stands in ids alone."""
    ids = {"levels_fyi", "product_manager", "group_pm", "stay", "nominal", "reported"}
    for name, exported in every.items():
        for label, text in exported.filters.items():
            assert "_" not in f"{label} {text}", (name, label, text)
            assert text not in ids, (name, label, text)
            assert text, (name, label)


def test_a_file_name_tells_every_choice(real):
    """Two files that show something else never have one name; what one enters of oneself is in none."""
    page, entry = EVERY["compensation-bands"]
    ways: list[dict[str, Any]] = [
        {},
        {"currency": "EUR"},
        {"dollars": "today"},
        {"mix": "equal"},
        {"intervals": "shown"},
        {"source": "ask_a_manager"},
        {"component": "base"},
        {"company_types": ("startup",)},
    ]
    names = [FORMATS["csv"].file_name(made(real, page, entry, **way)) for way in ways]
    assert len(set(names)) == len(ways), names
    assert all(re.fullmatch(r"[a-z0-9._-]+", name) for name in names)
    offers = made(real, *EVERY["offer-total"], a_base=191_234)
    assert "191234" not in FORMATS["csv"].file_name(offers)
    plan = made(real, *EVERY["planner-chance"], move_in=7)
    assert "move-in-7" in FORMATS["csv"].file_name(plan)


def test_a_file_of_an_example_says_that_it_is_one(real, every):
    examples = {name for name, exported in every.items() if exported.example}
    assert examples == {name for name, (page, _entry) in EVERY.items() if page in ("offer", "planner")}
    for name in examples:
        assert every[name].subtitle.startswith(EXAMPLE), name
        assert "example" in FORMATS["png"].file_name(every[name]).split("_"), name
    own = made(real, *EVERY["offer-total"], a_base=190_000)
    assert not own.example
    assert own.subtitle == own.chart.subtitle


INTERFACE = re.compile(
    r"\b(touch\w*|hover\w*|click\w*|tap|card|menu|filters?|in the table|the table says|chosen above)\b"
)


def test_no_words_of_a_chart_speak_of_the_page_that_shows_it(every):
    """In a picture or on a slide there is nothing to touch, no filter and no table below."""
    for name, exported in every.items():
        said = f"{exported.chart.title} {exported.chart.subtitle} {exported.chart.note}"
        assert not INTERFACE.search(said), (name, INTERFACE.search(said))


def test_a_file_is_named_after_chart_filters_and_day(every):
    exported = every["compensation-bands"]
    stem = f"pm-atlas_compensation-bands_{exported.chart.slug}"
    assert FORMATS["pdf"].file_name(exported) == f"{stem}_{today()}.pdf"
    assert FORMATS["square"].file_name(exported) == f"{stem}_square_{today()}.png"
    names = {form.file_name(exported) for exported in every.values() for form in FORMATS.values()}
    assert len(names) == len(every) * len(FORMATS)
    assert all(re.fullmatch(r"[a-z0-9._-]+", name) for name in names)
