"""Charts and openings of time and scope on ladders that are not the atlas's, and where tables are empty."""

from __future__ import annotations

import re

import pytest

from analysis import attainment, ladder, progression, scope, tenure
from analysis.charts import ladder as ladder_charts
from analysis.charts import progression as progression_charts
from analysis.charts import scope as scope_charts
from analysis.charts import tenure as tenure_charts
from analysis.charts.chart import SourceLine
from analysis.package.selection import first_selection, select
from analysis.package.tables import Package
from tests.analysis.other_ladders import SHAPES, tables_of
from tests.drawn import encoding_of, figure_of

BUILDERS = (
    ladder_charts.ladder,
    progression_charts.experience,
    progression_charts.attainment,
    progression_charts.attainment_by_type,
    progression_charts.rung_mix,
    tenure_charts.claims,
    tenure_charts.at_employer,
    scope_charts.dumbbells,
    scope_charts.equity_share,
    scope_charts.experience,
    scope_charts.at_employer,
    scope_charts.pay_spread,
)
OPENINGS = (ladder.opening, ladder.one_role, progression.opening, scope.opening)
MAY_BE_EMPTY = (
    "progression",
    "attainment",
    "rung_mix",
    "tenure",
    "scope",
    "claims",
    "responsibilities",
    "pay_mix",
    "compensation",
    "countries",
    "pay_components",
    "pay_sources",
)
WRONG = re.compile(r"  |\bnan\b|None|<NA>|\bin  | ,|\*\*\*\*|\.\.|under {|: \.|;$|, *$|\b(?:one|1) scales")
"""What a sentence with a hole in it has."""


@pytest.fixture(params=list(SHAPES.values()), ids=list(SHAPES))
def tables(request) -> dict[str, list[dict]]:
    return tables_of(request.param)


def ends_of(package: Package) -> tuple[str, ...]:
    return package.ladder.ids[0], package.ladder.ids[-1]


def texts_of(package: Package, roles: tuple[str, ...] = ()) -> dict[str, str]:
    """Return every sentence that pages and charts show of roles, without any of the first choice."""
    texts = {}
    for role in roles or (first_selection(package).role,):
        selection = select(package, role=role, intervals="shown")
        for builder in BUILDERS:
            chart = builder(package=package, selection=selection, mode="light")
            assert (chart.figure is None) == (chart.encoding is None), chart.name
            assert isinstance(chart.source, SourceLine)
            assert chart.title
            for part in ("title", "subtitle", "alt", "note"):
                texts[f"{role} {chart.name} {part}"] = getattr(chart, part)
        for opening in OPENINGS:
            found = opening(package, selection)
            texts[f"{role} {opening.__module__}.{opening.__name__}"] = " ".join([found.sentence, *found.notes])
            texts[f"{role} {opening.__name__} figures"] = "; ".join(" ".join(figure) for figure in found.figures)
    return texts


def faults(texts: dict[str, str]) -> dict[str, str]:
    return {where: text for where, text in texts.items() if text and WRONG.search(text.strip())}


def test_every_sentence_reads_on_any_ladder_and_none_knows_the_atlas(package_of, tables):
    package = package_of(**tables)
    texts = texts_of(package, ends_of(package))
    assert faults(texts) == {}
    text = "\n".join(texts.values())
    assert not re.search(r"[Ss]enior|Director|startup|corporat|big tech|USD|\$|dollar|United States|Levels", text)


@pytest.mark.parametrize("table", MAY_BE_EMPTY)
def test_an_empty_table_is_said_in_a_sentence(package_of, table):
    assert faults(texts_of(package_of(**tables_of(SHAPES["five levels, no fork"]) | {table: []}))) == {}


def test_all_tables_may_be_empty(package_of, tables):
    package = package_of(**tables | dict.fromkeys(MAY_BE_EMPTY, []))
    assert faults(texts_of(package)) == {}
    for builder in BUILDERS:
        chart = builder(package=package, selection=first_selection(package), mode="light")
        assert chart.figure is None
        assert chart.source == ""
        assert chart.title.startswith("No ") or "Too few" in chart.title


def test_every_chart_is_drawn_and_its_encoding_names_columns_of_its_table(package_of, tables):
    package = package_of(**tables)
    for builder in BUILDERS:
        chart = builder(package=package, selection=first_selection(package), mode="light")
        encoding = encoding_of(chart)
        named = [*encoding.groups, encoding.x, encoding.value, encoding.series, encoding.low, encoding.high]
        named += [column for _point, column in encoding.points]
        assert set(filter(None, named)) <= set(chart.table.columns), chart.name
        if encoding.series:
            assert set(chart.table[encoding.series]) == set(encoding.order), chart.name


def test_each_rung_above_the_lowest_has_a_curve_and_curves_do_not_cross(package_of, tables):
    package = package_of(**tables)
    selection = first_selection(package)
    rows = attainment.curves(package, selection)
    highest = max(row["rung"] for row in tables["attainment"])
    assert sorted(set(rows["rung"])) == list(range(2, highest + 1))
    shares = rows.pivot(index="years", columns="rung", values="share").sort_index(axis="columns")
    assert (shares.diff(axis="columns").iloc[:, 1:] <= 1e-12).all(axis=None)


def test_a_borrowed_curve_is_said(package_of):
    package = package_of(**tables_of(SHAPES["five levels, no fork"]))
    found = attainment.attainment(package, first_selection(package))
    assert found.notes[-1] == "Without a curve of their own, and so with that of the level above: Grade 3 in."
    by_type = attainment.attainment_by_type(package, first_selection(package))
    assert by_type.notes[-1] == "Without a curve of their own, and so with that of the level above: guilds and banks."
    third, fourth = (found.rows[found.rows["rung"] == rung] for rung in (3, 4))
    assert third["share"].to_list() == fourth["share"].to_list()


def test_the_atlas_borrows_no_curve(real):
    assert len(attainment.attainment(real, first_selection(real)).notes) == 2


def test_a_dual_ladder_dots_the_whole_craft_branch(package_of):
    package = package_of(**tables_of(SHAPES["nine levels, dual from the third"]))
    chart = ladder_charts.ladder(package=package, selection=first_selection(package), mode="light")
    solid, dotted = figure_of(chart).data[:2]
    assert dotted.line.dash == "dot"
    assert len(dotted.x) == 3 * 5, "individual levels 3 to 7"
    assert len(solid.x) == 3 * 8, "the trunk, management and executives"
    assert "forked after Grade 2 in" in chart.alt


def test_without_a_fork_nothing_is_said_of_one(package_of):
    package = package_of(**tables_of(SHAPES["five levels, no fork"]))
    chart = ladder_charts.ladder(package=package, selection=first_selection(package), mode="light")
    assert "fork" not in chart.alt
    assert [style.label for style in chart.key] == ["individual", "executive"]
    assert list(figure_of(chart).data[1].x) == []


def test_money_is_the_packages_own(package_of):
    package = package_of(**tables_of(SHAPES["five levels, no fork"]))
    selection = first_selection(package)
    chart = scope_charts.pay_spread(package=package, selection=selection, mode="light")
    assert chart.subtitle.startswith("Total pay in GBP a year, nominal pounds, ")
    assert encoding_of(chart).unit == "GBP"
    assert any(figure.value.startswith("£") for figure in ladder.one_role(package, selection).figures)


def test_a_measure_climbs_once(package_of):
    package = package_of(**tables_of(SHAPES["five levels, no fork"]))
    selection = first_selection(package)
    for measure in (*OPENINGS, attainment.attainment, tenure.claims, scope.dumbbells):
        assert measure(package, selection) is measure(package, selection)
