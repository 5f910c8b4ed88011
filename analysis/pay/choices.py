"""What can be chosen of pay."""

from __future__ import annotations

from analysis import words
from analysis.inputs import Choice, Input
from analysis.package.selection import EVERY_STATE, first_selection
from analysis.package.tables import Package
from analysis.pay import money, wages


def inputs(package: Package) -> dict[str, Input]:
    """Return the ways to look at pay: its source, money, company mix and intervals, and a state of the country."""
    dollars = {"nominal": "Of the day (nominal)"}
    if month := money.newest_month(package):
        dollars["today"] = f"Of {words.month(month)}{money.prices_in_brackets(package)}"
    coins = words.capital(words.coins(package.currencies.home))
    currencies, first = package.currencies.names, first_selection(package)
    mixes = {"reported": "As reported", "equal": "Equal in every role"}
    states = {EVERY_STATE: "All states"} | wages.states(package)
    return {
        "source": Choice("Source", package.pay_sources.choosable, first.source, "compensation"),
        "dollars": Choice(coins, dollars, first.dollars, width=220),
        "currency": Choice("Currency", currencies, first.currency, width=220),
        "mix": Choice("Company mix", mixes, first.mix, "compensation"),
        "intervals": Choice("90% intervals", {"hidden": "Hidden", "shown": "Shown"}, first.intervals),
        "state": Choice("State", states, EVERY_STATE, only_on="wages"),
    }
