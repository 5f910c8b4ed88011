"""Exchange rates: what a dollar is worth, from rates against the euro on the newest day."""

from __future__ import annotations

import zipfile

import pytest

from analysis.build.sources import exchange


def test_a_rate_is_the_currencys_over_the_dollars_on_the_newest_day(tmp_path):
    names = [name for name in exchange.CURRENCIES if name != "EUR"]
    rates = dict.fromkeys(names, "4") | {"USD": "2", "JPY": "300"}
    rows = [
        "Date," + ",".join(names) + ",",
        "2026-01-02," + ",".join(rates[name] for name in names) + ",",
        "2026-01-01," + ",".join("9" for _name in names) + ",",
    ]
    (tmp_path / "fx").mkdir()
    with zipfile.ZipFile(tmp_path / "fx" / "eurofxref-hist.zip", "w") as archive:
        archive.writestr("eurofxref-hist.csv", "\n".join(rows))
    table = exchange.table(tmp_path).set_index("currency")
    assert set(table["date"]) == {"2026-01-02"}
    assert table.loc[["USD", "EUR", "GBP", "JPY"], "rate"].to_list() == [1, 0.5, 2, 150]


def test_the_shipped_rates_are_the_newest_ones(real):
    rates = real["exchange_rates"].set_index("currency")
    assert rates.loc["EUR", "rate"] == pytest.approx(1 / 1.1172, rel=1e-5)
    assert rates.loc["GBP", "rate"] == pytest.approx(0.8338 / 1.1172, rel=1e-5)
    assert {str(date.date()) for date in rates["date"]} == {"2026-10-30"}
