"""What a file says of itself: credit, filters, link and name, each from the chart and its choice."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from analysis.charts import compensation, demand, scope
from analysis.charts.catalogue import entry_of
from analysis.export.exported import link_to, today
from tests.atlas import COMPANY_TYPES, select


def test_the_credit_names_publisher_year_n_and_licence(out_of):
    exported = out_of(compensation.bands)
    count = exported.chart.table["People"].sum()
    assert exported.credit == f"Source: Survey house (2021) · n = {count:,} people · CC0"
    assert exported.footer == f"{exported.credit} · {exported.link}"


def test_several_sources_are_credited_and_a_licence_is_said_once(out_of):
    exported = out_of(demand.traits)
    assert exported.credit.startswith("Sources: Index house (2021); Article house (2021) · ")
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
        "Role": "Senior PM",
        "Intervals": "hidden",
    }


def test_a_file_is_named_after_chart_filters_and_day(every):
    from analysis.export.formats import FORMATS

    chart = every["compensation-bands"].chart
    stem = f"pm-atlas_compensation-bands_{chart.slug}"
    assert FORMATS["pdf"].file_name(chart) == f"{stem}_{today()}.pdf"
    assert FORMATS["square"].file_name(chart) == f"{stem}_square_{today()}.png"
    names = {form.file_name(exported.chart) for exported in every.values() for form in FORMATS.values()}
    assert len(names) == len(every) * len(FORMATS)
    assert all(re.fullmatch(r"[a-z0-9._-]+", name) for name in names)
