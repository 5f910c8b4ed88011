"""Charts of offers: bands as measured, offers marked where they stand, whatever they are."""

import re

import pandas as pd
import pytest

from analysis.charts import offer as charts
from analysis.offer.offers import each
from analysis.offer.standing import parts, totals
from tests.atlas import COMPANY_TYPES, offers_of

HUGE = offers_of(a_at="big_tech", a_base=5_000_000)
NO_BAND = offers_of(a_role="cpo", a_base=300_000)
TYPES = tuple(
    offers_of(a_role=role, a_at=key, a_base=100_000, a_equity=50_000, b_role=role, b_at="corporate", b_base=1)
    for role in ("associate_pm", "director")
    for key in COMPANY_TYPES
)


def marked(chart, name: str) -> list[float]:
    return list(next(trace.x for trace in chart.figure.data if trace.name == name))


def test_the_offer_is_marked_in_every_band(real):
    chart = charts.total(package=real, selection=offers_of(), mode="light")
    rows = totals(real, offers_of())
    assert marked(chart, "the offer") == rows["amount"].tolist()
    assert len(chart.table) == len(rows) == 6
    medians = sorted(
        value
        for trace in chart.figure.data
        if trace.mode == "markers" and trace.name in ("startup", "big tech")
        for value in trace.x
    )
    assert medians == sorted(rows.query("company_types != 'all'")["p50"])


def test_marks_stand_on_the_rows_of_their_bands(real):
    chart = charts.total(package=real, selection=offers_of(), mode="light")
    rows = {
        value
        for trace in chart.figure.data
        if trace.mode == "markers" and "offer" not in trace.name
        for value in trace.y
    }
    offer = next(trace for trace in chart.figure.data if trace.name == "the offer")
    assert set(offer.y) == {round(value, 6) for value in rows}


def test_equity_on_paper_is_marked_with_and_without(real):
    chart = charts.total(package=real, selection=offers_of(), mode="light")
    without = pd.Series(marked(chart, "without its equity"))
    assert without.dropna().unique().tolist() == [each(real, offers_of())[0].cash]
    assert "without its equity" in [one.label for one in chart.key]
    listed = charts.total(package=real, selection=HUGE, mode="light")
    assert "without its equity" not in [one.label for one in listed.key]


def test_an_offer_above_every_band_stays_in_view(real):
    axis = charts.total(package=real, selection=HUGE, mode="light").figure.layout.xaxis
    assert axis.range[1] > 5_000_000
    assert axis.tickvals[-1] > 3_000_000


def test_parts_are_marked_in_their_own_bands(real):
    chart = charts.by_part(package=real, selection=offers_of(), mode="light")
    assert marked(chart, "the offer") == parts(real, offers_of())["amount"].tolist()
    assert chart.table["Part of pay"].unique().tolist() == ["Base salary", "Bonus", "Equity"]


def test_no_text_of_a_figure_is_read_as_markup(real):
    low = offers_of(a_at="big_tech", a_base=1)
    for builder in (charts.total, charts.by_part):
        texts = [note.text for note in builder(package=real, selection=low, mode="light").figure.layout.annotations]
        assert any("&lt;10th" in text for text in texts)
        assert not any("<10th" in text for text in texts)


@pytest.mark.parametrize("builder", [charts.total, charts.by_part])
def test_without_a_band_there_is_no_figure_but_a_reason(real, builder):
    chart = builder(package=real, selection=NO_BAND, mode="light")
    assert chart.figure is None
    assert chart.title.startswith("Too few people")
    assert "United States" in chart.subtitle


@pytest.mark.parametrize("builder", [charts.total, charts.by_part])
def test_every_offer_has_its_chart_with_all_its_words(real, builder):
    for selection in (offers_of(), HUGE, NO_BAND, *TYPES):
        light, dark = (builder(package=real, selection=selection, mode=mode) for mode in ("light", "dark"))
        said = "\n".join((light.title, light.subtitle, light.source, light.alt, light.note))
        assert not re.search(r"\bnan\b|<NA>|\bNone\b|\binf\b|[a-z]_[a-z]|  ", said), (selection, said)
        assert re.fullmatch(r"[a-z0-9]+([-_][a-z0-9]+)*", light.slug)
        assert not light.figure or light.source.startswith("Source")
        pd.testing.assert_frame_equal(light.table, dark.table)
