"""Years and reports in a survey's own terms: rows of people to percentiles by post, where no one ladder fits."""

from __future__ import annotations

import ibis
import pandas as pd

from analysis.build.aggregates import BANDS
from analysis.build.percentiles import percentiles

CELL = ["source_id", "measure", "role_id", "post", "company_types", "country", "period"]
"""What tells cells apart: `post` is the title as the survey has it, `role_id` the role that it is, empty for none."""

NO_ROLE = ""
DIGITS = 2


def by_post(people: pd.DataFrame, prefix: str) -> pd.DataFrame:
    """Return percentiles of `value` by `CELL`, with `n` and the median's interval; cells of under ten are absent.

    `people` has `CELL` and `value`. Columns: `CELL`, `n`, `{prefix}_p10` to `{prefix}_p90`, `{prefix}_p50_low` and
    `_high`.
    """
    table = percentiles(ibis.memtable(people[[*CELL, "value"]]), "value", CELL, BANDS, prefix, step=1).execute()
    return table.round(DIGITS).sort_values(CELL, ignore_index=True)
