"""Published pay and equity: thousands written out, ranges read, grades kept, and a missing figure named."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.build.sources import published_pay
from analysis.package.tables import DATA
from tests.raw import RAW, needs_raw


@needs_raw
def test_the_real_figures(real):
    table = real["published_pay"]
    pd.testing.assert_frame_equal(
        published_pay.table(RAW, DATA).astype({"value_low": float, "value_high": float}), table, check_dtype=False
    )
    first = table.query("statistic == 'mean_base' and place == 'United States' and source_id == 'product_focus'").iloc[
        0
    ]
    assert first[["value_low", "unit", "period", "quality"]].to_list() == [117_000, "USD", "2019", "B"]


def test_a_rule_of_thumb_is_the_band_quoted_with_it(real):
    rule = real["published_pay"].query("topic == 'pay' and statistic == 'rule_of_thumb'").set_index("role_ids")
    assert rule.loc["senior_pm", ["value_low", "value_high", "quality"]].to_list() == [160_000, 200_000, "C"]


def test_equity_is_in_percent_with_stage_and_grade(real):
    equity = real["published_pay"].query("topic == 'equity'")
    assert (equity["unit"] == "percent").all()
    assert (equity["stage"] != "").all()
    assert equity["value_high"].max() == 2


def test_figures_on_equity_of_unlike_basis_have_unlike_topics(real):
    shares = real["published_pay"].query("unit == 'percent'")
    known = shares[shares["basis"] != "not stated"]
    assert (known.groupby("topic")["basis"].nunique() == 1).all()
    assert set(real["published_pay"].query("unit != 'percent'")["basis"]) == {""}
    assert known.groupby("topic")["basis"].first().to_dict()["grant_of_salary"] == "a year's base salary"


def test_the_head_of_a_ranking_is_dated_and_no_statistic_of_the_middle(real):
    top = real["published_pay"].query("statistic == 'top_of_ranking'")
    assert sorted(set(top["period"])) == ["2022", "2023", "2024", "2025"]
    assert (top["value_low"] == top["value_high"]).all()
    senior = top[(top["period"] == "2025") & top["population"].str.contains("7 to 10 years")]
    assert senior["value_high"].to_list() == [536_000]


def test_a_missing_figure_is_named(tmp_path):
    (tmp_path / "published").mkdir()
    columns = "topic,metric,value,unit,date,publisher,url,quality,note"
    (tmp_path / "published" / "figures.csv").write_text(columns + "\n")
    with pytest.raises(ValueError, match="Average base, PM"):
        published_pay.table(tmp_path, DATA)
