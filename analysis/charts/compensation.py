"""Charts of pay: bands by role and company type, by country, the mix of pay, a claim beside the observations."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from analysis import words
from analysis.charts import bands as of_bands
from analysis.charts.chart import Chart, Encoding, nothing, slug
from analysis.charts.forms.ranges import Group, ranges
from analysis.charts.forms.stacked import stacked
from analysis.charts.standardised import at_equal_mix
from analysis.charts.theme import (
    CLAIM,
    Mode,
    SeriesStyle,
    component_styles,
)
from analysis.package.selection import Selection
from analysis.package.tables import Package
from analysis.pay import compensation, money, pay_sources


def bands(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Pay of each role as quantile ranges, company types as offset rows. When: who pays what, and how widely."""
    if selection.mix == "equal":
        return at_equal_mix(package, selection, mode)
    rows, title = compensation.bands(package, selection), compensation.finding(package, selection)
    name = package.components.name_of(selection.component)
    return of_bands.by_role_and_type(
        package,
        selection,
        mode,
        rows,
        value=money.text(selection),
        tick=money.text(selection),
        unit=selection.currency,
        name="compensation-bands",
        title=title,
        subtitle=_subtitle(package, rows, name, selection, selection.country),
        alt=f"Quantile ranges of {name.lower()} by role and company type. {title}.",
        note=f"{of_bands.missing(package, rows, selection)}{of_bands.dominated(package, rows)}".strip()
        if len(rows)
        else pay_sources.advice(package, selection, selection.component),
        slug=slug(selection, selection.component),
    )


def by_country(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Pay of one role in each country with ten people or more. When: is it the country or the rung."""
    rows = compensation.by_country(package, selection)
    name, title = package.components.name_of(selection.component), _country_title(package, rows, selection)
    groups = [
        Group(row.at[row.index[0], "country"], of_bands.marks(package, row, "together", money.text(selection)))
        for _country, row in rows.groupby("country", sort=False)
    ]
    measure = f"{name} of {words.roles(package, selection.role)}"
    table, encoding = of_bands.percentiles(package, rows, selection.currency, "country", "company_types")
    return Chart(
        name="compensation-by-country",
        title=title,
        subtitle=_subtitle(package, rows, measure, selection, "each country on its own"),
        source=of_bands.source(package, rows),
        alt=f"Quantile ranges of {name.lower()} by country. {title}.",
        table=table,
        figure=_drawn(groups, of_bands.TOGETHER, selection, mode) if groups else None,
        note=pay_sources.advice(package, selection, selection.component)
        or "Countries with under ten people in the role are not shown.",
        slug=slug(replace(selection, country="each country"), selection.role, selection.component),
        encoding=encoding if groups else None,
    )


def pay_mix(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Mean shares of base, bonus and equity by role, stacked to 100. When: what part of pay is paper."""
    rows = compensation.pay_mix(package, selection)
    shares = rows.pivot_table(index="role_id", columns="component", values="share_mean", sort=False)
    title = pay_sources.lacks(package, selection, package.components.of_kind("equity")) or _mix_title(package, shares)
    parts = words.listed(one.label for one in package.components.parts) or "each part"
    measure = f"Mean of each person's shares of {parts} in a year's pay, in percent"
    return Chart(
        name="compensation-pay-mix",
        title=title,
        subtitle=of_bands.subtitle(rows, measure, selection.country, words.company_types(package, selection)),
        source=of_bands.source(package, rows.drop_duplicates("role_id")),
        alt=f"Stacked bars of the shares of pay by role. {title}.",
        table=_mix_table(package, rows),
        figure=stacked(shares, [words.role(package, role) for role in shares.index], component_styles(package), mode)
        if len(shares)
        else None,
        key=tuple(component_styles(package).values()),
        note=_mix_note(package, selection),
        slug=slug(selection),
        encoding=_mix_encoding(package) if len(shares) else None,
    )


def director_claim(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """An article's starting base pay of directors above what directors report. When: does the claim hold."""
    claim, rows = compensation.director_claim(package, selection), compensation.director_base(package, selection)
    title = compensation.director_finding(package, selection)
    if claim is None:
        return nothing("compensation-director-claim", title)
    people = package.ladder[claim["role_id"]].short_plural
    salary = package.components.name_of(package.components.of_kind(pay_sources.SALARY))
    groups = [
        Group("The article's starting base pay", _stated(claim, money.text(selection))),
        Group(f"What {people} report", of_bands.marks(package, rows, rows["company_types"], money.text(selection))),
    ]
    series = {"claim": CLAIM} | of_bands.series_of(package, rows, selection)
    return Chart(
        name="compensation-director-claim",
        title=title,
        subtitle=_subtitle(package, rows, f"{salary} of {people}", selection, selection.country),
        source=of_bands.source(package, rows),
        alt=f"The claimed range above the quantile ranges observed. {title}.",
        table=_claim_table(package, rows, claim, selection.currency),
        figure=_drawn(groups, series, selection, mode) if len(rows) else None,
        key=tuple(series.values()),
        note=f"The claim: {package.title_of(claim.source_id)}. {claim.verdict_note}"
        f"{_claim_prices(package, selection, claim)}",
        slug=slug(selection),
        encoding=of_bands.encoded(package, rows, selection.currency, ["Role", "Company type"], "Company type")
        if len(rows)
        else None,
    )


def _stated(claim: pd.Series, write: words.Format) -> pd.DataFrame:
    """Return the claimed range as a row of the chart, without a median."""
    ends = {"p10": claim.value_low, "p25": claim.value_low, "p75": claim.value_high, "p90": claim.value_high}
    value = f"{write(claim.value_low)} to {write(claim.value_high)}"
    return pd.DataFrame([ends]).assign(p50=None, series="claim", hover="", value=value)


def _claim_prices(package: Package, selection: Selection, claim: pd.Series) -> str:
    carried = f" Its {words.coins(package.currencies.home)} are taken to be those of {claim['priced_in']}."
    return carried if selection.dollars == "today" else ""


def _claim_table(package: Package, rows: pd.DataFrame, claim: pd.Series, currency: str) -> pd.DataFrame:
    """Return the observed rows below the claim, whose range stands where their middle half stands."""
    stated = {
        "Role": words.role(package, claim["role_id"]),
        "Company type": "As claimed",
        words.with_unit("25th percentile", currency): claim["value_low"],
        words.with_unit("75th percentile", currency): claim["value_high"],
        "Source": package.publisher_of(claim["source_id"]),
    }
    observed = of_bands.table(package, rows, currency, "role_id", "company_types")
    return pd.concat([pd.DataFrame([stated]), observed], ignore_index=True)[observed.columns]


def _drawn(groups: list[Group], series: dict[str, SeriesStyle], selection: Selection, mode: Mode) -> go.Figure:
    return ranges(groups, series, money.text(selection), mode, intervals=of_bands.with_intervals(selection))


def _subtitle(package: Package, rows: pd.DataFrame, measure: str, selection: Selection, place: str) -> str:
    read = f"{measure} {money.a_year(selection)}: {of_bands.how_to_read(package, selection)}"
    return of_bands.subtitle(rows, read, place, words.company_types(package, selection), money.said(package, selection))


def _country_title(package: Package, rows: pd.DataFrame, selection: Selection) -> str:
    name, people = package.components.label_of(selection.component), words.roles(package, selection.role)
    write = money.text(selection)
    if lacking := pay_sources.lacks(package, selection, selection.component):
        return lacking
    if rows.empty:
        return f"Too few {people} report {name} {words.at_company_types(package, selection)} in any country"
    first, last = rows.iloc[0], rows.iloc[-1]
    if len(rows) == 1:
        return f"Only in {words.place(package, first['country'])} do ten or more {people} report {name}"
    return (
        f"Median {name} of {people}: {write(first['p50'])} in {words.place(package, first['country'])}, "
        f"{write(last['p50'])} in {words.place(package, last['country'])}"
    )


def _mix_note(package: Package, selection: Selection) -> str:
    if pay_sources.lacks(package, selection, package.components.of_kind("equity")):
        equity = package.components.name_of(package.components.of_kind("equity"))
        return f"{equity} is part of the mix: choose another source under More."
    return "Only people who report the parts of their pay. Means of shares, not shares of medians."


def _mix_title(package: Package, shares: pd.DataFrame) -> str:
    if shares.empty:
        return "Too few people report the parts of their pay to show its mix"
    top, bottom, equity = shares.index[0], shares.index[-1], package.components.of_kind("equity")
    if equity not in shares:
        return "No part of pay in this data is a grant of shares"
    name = package.components.name_of(equity)
    low = f"{name} is {words.percent(shares.at[bottom, equity])} of the pay of {words.roles(package, bottom)}"
    if top == bottom:
        return f"{low}, on average"
    high = f"{words.percent(shares.at[top, equity])} of that of {words.roles(package, top)}"
    return f"{low} and {high}, on average"


def _mix_encoding(package: Package) -> Encoding:
    order = tuple(words.capital(style.label) for style in component_styles(package).values())
    return Encoding("shares", "%", groups=("Role",), value="Mean share (%)", series="Part of pay", order=order)


def _mix_table(package: Package, rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Role": rows["role_id"].map(lambda role: words.role(package, role)),
            "Part of pay": rows["component"].map(lambda one: words.capital(package.components[one].label)),
            "Mean share (%)": rows["share_mean"],
            "People": rows["n"],
            "Source": rows["source_id"].map(package.publisher_of),
        }
    )
