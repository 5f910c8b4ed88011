"""Published figures: each is picked by its own key, read as it was written, and missed out loud."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis.build.sources import published
from tests.raw import RAW, needs_raw

REPOSITORY = Path(__file__).parents[4]

COLUMNS = ["topic", "metric", "value", "unit", "date", "publisher", "url", "quality", "note"]
SPECIAL = {
    "Open PM roles globally, tech companies": (">6000", "count"),
    "LinkedIn job postings PM/PO/BA family, US": ("14.6", "thousand"),
    "Share of open PM roles open to remote": ("22.5", "%"),
    "Active PMs in the US (all companies)": ("450000", "count"),
    "Rule-of-thumb years in role: Group PM": ("2-6", "years"),
    "CPO average tenure": ("2.6", "years"),
    "VP of Product Management: required experience": ("18", "years"),
}


def rows() -> list[dict[str, str]]:
    """One row for each key that the module asks for, 7 where the test does not care, and two distractors."""
    keys = [*published.DEMAND, *published.TENURE]
    keys += [
        ("Open PM listings, US", "2026-02", published.GUNACA),
        ("Open PM listings, US", "2026-01", "Someone"),
    ]
    values = [SPECIAL.get(metric, ("7", "count")) for metric, _, _ in keys]
    return [
        {"metric": metric, "date": date, "publisher": publisher, "value": value, "unit": unit}
        for (metric, date, publisher), (value, unit) in zip(keys, values, strict=True)
    ]


def write_raw(folder: Path, figures: list[dict[str, str]]) -> Path:
    (folder / "published").mkdir()
    pd.DataFrame(figures, columns=COLUMNS).to_csv(folder / "published" / "figures.csv", index=False)
    return folder


def points(table: pd.DataFrame, series: str) -> dict[tuple[str, str], float]:
    one = table[table["series_id"] == series]
    return dict(zip(zip(one["place"], one["date"], strict=True), one["value"], strict=True))


def test_demand_reads_bounds_thousands_and_percent(tmp_path):
    table = published.demand(write_raw(tmp_path, rows()))
    assert points(table, "published_listings_tech") == {("Worldwide", "2025-05-01"): 6000.0}
    assert points(table, "published_listings_family")["United States", "2016-01-01"] == 14600.0
    assert points(table, "published_share_remote")["Worldwide", "2024-09-01"] == 22.5
    assert points(table, "published_active_pms") == {("United States", "2024-07-01"): 450000.0}


def test_another_date_or_publisher_is_another_figure(tmp_path):
    table = published.demand(write_raw(tmp_path, rows()))
    assert points(table, "published_listings_linkedin") == {
        ("Asia-Pacific", "2026-01-01"): 7.0,
        ("European Economic Area", "2026-01-01"): 7.0,
        ("United Kingdom", "2026-01-01"): 7.0,
        ("United States", "2026-01-01"): 7.0,
        ("Worldwide", "2026-01-01"): 7.0,
    }


def test_demand_columns(tmp_path):
    table = published.demand(write_raw(tmp_path, rows()))
    assert table.columns.tolist() == ["series_id", "place", "date", "value", "unit", "n", "source_id"]
    assert table["n"].dtype == "Int64"
    assert table["n"].isna().all()
    assert len(table) == 13
    assert not table.duplicated(["series_id", "place", "date"]).any()


def test_tenure_reads_ranges_and_single_figures(tmp_path):
    table = published.tenure(write_raw(tmp_path, rows()))
    ends = table.set_index(["measure", "role_id", "to_role_id"])[["years_low", "years_high"]]
    assert ends.loc[("years_in_role", "group_pm", "")].tolist() == [2.0, 6.0]
    assert ends.loc[("years_in_role", "cpo", "")].tolist() == [2.6, 2.6]
    assert ends.loc[("years_at_employer", "", "")].tolist() == [7.0, 7.0]
    assert ends.loc[("years_to_role", "associate_pm", "product_manager")].tolist() == [1.0, 2.0]
    assert ends.loc[("years_to_role", "associate_pm", "senior_pm")].tolist() == [3.0, 6.0]


def test_experience_asked_for_has_no_upper_end(tmp_path):
    table = published.tenure(write_raw(tmp_path, rows()))
    asked = table[table["measure"] == "years_of_experience_asked"]
    found = asked[["role_id", "period", "years_low"]].to_numpy().tolist()
    assert found == [["vp_product", "2023/2024", 18.0]]
    assert asked["years_high"].isna().all()


def test_the_reading_of_entry_level_is_said_in_the_population(tmp_path):
    table = published.tenure(write_raw(tmp_path, rows()))
    population = table.loc[table["to_role_id"] == "senior_pm", "population"].item()
    assert population.startswith("Entry-level product managers")
    assert "leaves open" in population


def test_tenure_columns(tmp_path):
    table = published.tenure(write_raw(tmp_path, rows()))
    texts = ["measure", "role_id", "to_role_id", "population", "place", "period"]
    assert table.columns.tolist() == [*texts, "years_low", "years_high", "source_id"]
    assert len(table) == 9
    assert not table[["measure", "population", "period", "source_id"]].isin([""]).any().any()


@pytest.mark.parametrize(
    ("function", "metric", "sentence"),
    [
        (
            published.demand,
            "Active PMs in the US (all companies)",
            'The figure "Active PMs in the US (all companies)" (2024-07, Lenny Rachitsky / Live Data '
            "Technologies) is missing from published/figures.csv.",
        ),
        (
            published.tenure,
            "CPO average tenure",
            'The figure "CPO average tenure" (2023-06, Planes Studio) is missing from published/figures.csv.',
        ),
    ],
)
def test_a_missing_figure_is_an_error(tmp_path, function, metric, sentence):
    raw = write_raw(tmp_path, [row for row in rows() if row["metric"] != metric])
    with pytest.raises(ValueError) as error:  # noqa: PT011 - the whole sentence is compared below
        function(raw)
    assert str(error.value) == sentence


def test_a_figure_that_stands_twice_is_an_error(tmp_path):
    raw = write_raw(tmp_path, [*rows(), *(row for row in rows() if row["metric"] == "CPO average tenure")])
    with pytest.raises(ValueError, match=r"stands more than once in published/figures\.csv\.$"):
        published.tenure(raw)


def test_a_figure_without_value_is_an_error(tmp_path):
    raw = write_raw(tmp_path, [row | {"value": ""} for row in rows()])
    with pytest.raises(ValueError, match=r"has no value in published/figures\.csv\.$"):
        published.demand(raw)


def test_each_series_is_described_with_its_unit_and_source(tmp_path):
    table = published.demand(write_raw(tmp_path, rows()))
    described = pd.read_csv(REPOSITORY / "data" / "demand_series.csv")
    key = ["series_id", "unit", "source_id"]
    assert len(table[key].drop_duplicates().merge(described, on=key)) == 5


@needs_raw
def test_the_real_demand_figures():
    table = published.demand(RAW)
    # read off the file by eye
    assert points(table, "published_listings_linkedin") == {
        ("Asia-Pacific", "2026-01-01"): 4002.0,
        ("European Economic Area", "2026-01-01"): 4868.0,
        ("United Kingdom", "2026-01-01"): 1369.0,
        ("United States", "2026-01-01"): 9874.0,
        ("Worldwide", "2026-01-01"): 23161.0,
    }
    assert points(table, "published_listings_family") == {
        ("United States", "2015-10-01"): 14000.0,
        ("United States", "2016-01-01"): 14600.0,
        ("Worldwide", "2015-10-01"): 24300.0,
        ("Worldwide", "2016-01-01"): 28300.0,
    }
    assert points(table, "published_listings_tech") == {("Worldwide", "2025-05-01"): 6000.0}
    assert points(table, "published_active_pms") == {("United States", "2024-07-01"): 450000.0}
    assert points(table, "published_share_remote") == {
        ("Worldwide", "2022-09-01"): 35.0,
        ("Worldwide", "2024-09-01"): 22.5,
    }


@needs_raw
def test_the_real_tenure_figures():
    table = published.tenure(RAW)
    found = table[["source_id", "role_id", "years_low", "years_high"]].fillna(-1.0).to_numpy().tolist()
    assert found == [
        ["bls_tenure", "", 3.9, 3.9],
        ["planes_studio", "cpo", 2.6, 2.6],
        ["rocketblocks", "associate_pm", 2.0, 3.0],
        ["rocketblocks", "product_manager", 2.0, 3.0],
        ["rocketblocks", "senior_pm", 2.0, 4.0],
        ["rocketblocks", "group_pm", 2.0, 6.0],
        ["gitlab_handbook", "vp_product", 18.0, -1.0],
        ["startup_path_article", "associate_pm", 1.0, 2.0],
        ["startup_path_article", "associate_pm", 3.0, 6.0],
    ]
