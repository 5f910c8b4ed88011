"""Made-up observations, good and bad, for the tests of the build."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

HEADER = (
    "source_id,role_id,company_type,country,observed_on,"
    "years_experience,years_at_company,base_usd,bonus_usd,equity_usd,total_usd"
)
GOOD = "survey,senior_pm,startup,India,2024-05-01,6,2,100000,10000,20000,130000"
BAD = {
    "survey,senior_pm,startup,India,2024-05-01,6,2,100000,10000,20000,abc": "total_usd is not a number: 'abc'",
    "survey,senior_pm,startup,India,2024-05-01,6,2,100000,10000,20000,nan": "total_usd is not a number: 'nan'",
    "survey,senior_pm,startup,India,2024-02-31,6,2,100000,,,100000": "observed_on is not a date: '2024-02-31'",
    "survey,senior_pm,startup,India,1024-02-01,6,2,100000,,,100000": "observed_on is under 1990-01-01",
    "survey,senior_pm": "the row has 2 values, not 11",
    GOOD + ",1": "the row has 12 values, not 11",
    "": "the row is empty",
    "survey,senior_pm,startup,India,2024-05-01,6,2,-1,,,100000": "base_usd is under 0",
    "survey,senior_pm,startup,India,2024-05-01,600,2,1,,,100000": "years_experience is over 70",
    "survey,chief,startup,India,2024-05-01,6,2,1,,,100000": "role_id is not in column role_id of roles",
    "survey,senior_pm,family,India,2024-05-01,6,2,1,,,1": "company_type is not in column company_type",
    "survey,senior_pm,startup,,2024-05-01,6,2,1,,,100000": "country is missing",
    "My Survey,senior_pm,startup,India,2024-05-01,6,2,1,,,1": "source_id is not written in small letters",
    'survey,senior_pm,startup,"India,2024-05-01,6,2,1,,,1': "a quote is opened and not closed",
}


def crowd(people: int = 240) -> pd.DataFrame:
    """Return made-up people of three roles and two company types, pay in cents, some without a split."""
    random = np.random.default_rng(3)
    base, bonus, equity = (random.lognormal(mean, 0.4, people).round(2) for mean in (11.5, 9.5, 10.5))
    base[::7] = np.nan
    return pd.DataFrame(
        {
            "source_id": random.choice(["survey", "other"], people),
            "role_id": random.choice(["product_manager", "senior_pm", "director"], people),
            "company_type": random.choice(["startup", "big_tech"], people),
            "country": "Korea, South",
            "observed_on": pd.to_datetime("2023-11-05") + pd.to_timedelta(random.integers(0, 300, people), "D"),
            "years_experience": random.integers(0, 40, people) / 2,
            "years_at_company": random.integers(0, 10, people) / 4,
            "base_usd": base,
            "bonus_usd": bonus,
            "equity_usd": equity,
            "total_usd": (np.nan_to_num(base) + bonus + equity).round(2),
        }
    )


def with_bad_rows(folder: Path) -> Path:
    """Write a CSV of the crowd with a bad row after each tenth person; returns its path."""
    lines = crowd().assign(observed_on=crowd()["observed_on"].dt.strftime("%Y-%m-%d")).to_csv(index=False).splitlines()
    for at, bad in enumerate(BAD):
        lines.insert(10 * (at + 1), bad)
    path = folder / "people.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
