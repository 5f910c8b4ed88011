"""Exchange rates of the European Central Bank: what a US dollar is worth in other currencies on the newest day."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

SOURCE_ID = "ecb_rates"
CURRENCIES = {
    "USD": "US dollar",
    "EUR": "Euro",
    "GBP": "Pound sterling",
    "CAD": "Canadian dollar",
    "INR": "Indian rupee",
    "AUD": "Australian dollar",
    "BRL": "Brazilian real",
    "CHF": "Swiss franc",
    "CNY": "Chinese yuan",
    "ILS": "Israeli shekel",
    "JPY": "Japanese yen",
    "PLN": "Polish zloty",
    "SEK": "Swedish krona",
    "SGD": "Singapore dollar",
}
"""Those of the countries in the atlas for which the bank publishes a rate, the dollar first."""

SIGNIFICANT = 6


def table(raw: Path) -> pd.DataFrame:
    """Return the newest rate of each of `CURRENCIES`: `currency`, `name`, `date` (ISO), `rate`, `base`, `source_id`.

    The bank quotes currencies against the euro, so `rate` is the currency's rate over the dollar's, to six
    significant figures.
    """
    newest = pd.read_csv(raw / "fx" / "eurofxref-hist.zip", nrows=1, na_values="N/A").iloc[0]
    per_euro = {currency: 1.0 if currency == "EUR" else float(newest[currency]) for currency in CURRENCIES}
    rates = [float(f"{rate / per_euro['USD']:.{SIGNIFICANT}g}") for rate in per_euro.values()]
    rows = {"currency": list(CURRENCIES), "name": list(CURRENCIES.values()), "date": newest["Date"], "rate": rates}
    return pd.DataFrame(rows).assign(base="USD", source_id=SOURCE_ID)
