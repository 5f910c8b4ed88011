"""Published pay and equity: thousands written out, ranges read, grades kept, and a missing figure named."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.build.sources import published_pay
from tests.analysis.build.test_build import RAW, needs_raw


@needs_raw
def test_the_real_figures(real):
    table = real["published_pay"]
    pd.testing.assert_frame_equal(
        published_pay.table(RAW).astype({"value_low": float, "value_high": float}), table, check_dtype=False
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


def test_a_missing_figure_is_named(tmp_path):
    (tmp_path / "published").mkdir()
    columns = "topic,metric,value,unit,date,publisher,url,quality,note"
    (tmp_path / "published" / "figures.csv").write_text(columns + "\n")
    with pytest.raises(ValueError, match="Average base, PM"):
        published_pay.table(tmp_path)
