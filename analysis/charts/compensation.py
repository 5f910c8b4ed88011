"""Charts of pay: bands by role and company type, by country, the mix of pay, a claim beside the observations."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from analysis import words
from analysis.charts import bands as of_bands
from analysis.charts.beside import with_market
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
from analysis.pay import claim as of_claim
from analysis.pay import compensation, money, pay_sources
from analysis.team import beside


def bands(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Pay of each role as quantile ranges, company types as offset rows. When: who pays what, and how widely."""
    if selection.mix == "equal":
        return at_equal_mix(package, selection, mode)
    found = compensation.bands(package, selection)
    rows, title = found.rows, found.sentence
    name = package.components.name_of(selection.component)
    chart = of_bands.by_role_and_type(
        package,
        selection,
        mode,
        found,
        value=money.text(selection),
        tick=money.text(selection),
        unit=selection.currency,
        name="compensation-bands",
        subtitle=_subtitle(package, rows, name, selection, selection.country),
        alt=f"Quantile ranges of {name.lower()} by role and company type. {title}.",
        slug=slug(selection, selection.component),
    )
    write, market = money.text(selection), beside.rows(package, selection, rows, beside.PAY)
    return with_market(chart, package, selection, mode, rows, market, write, write)


def by_country(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Pay of one role in each country with ten people or more. When: is it the country or the rung."""
    found = compensation.by_country(package, selection)
    rows, title, name = found.rows, found.sentence, package.components.name_of(selection.component)
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
        note=" ".join(found.notes),
        slug=slug(replace(selection, country="each country"), selection.role, selection.component),
        encoding=encoding if groups else None,
    )


def pay_mix(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Mean shares of base, bonus and equity by role, stacked to 100. When: what part of pay is paper."""
    found = compensation.pay_mix(package, selection)
    rows, title = found.rows, found.sentence
    shares = rows.pivot_table(index="role_id", columns="component", values="share_mean", sort=False)
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
        note=" ".join(found.notes),
        slug=slug(selection),
        encoding=_mix_encoding(package) if len(shares) else None,
    )


def director_claim(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """An article's starting base pay of directors above what directors report. When: does the claim hold."""
    found = of_claim.director_claim(package, selection)
    if found.rows.empty:
        return nothing("compensation-director-claim", found.sentence)
    title, is_claim = found.sentence, found.rows["form"] == of_claim.CLAIMED
    claim, rows = found.rows[is_claim].iloc[0], found.rows[~is_claim]
    people = package.ladder[claim["role_id"]].short_plural
    salary = package.components.name_of(package.components.of_kind(pay_sources.SALARY))
    groups = [
        Group("The article's starting base pay", _stated(claim, money.text(selection))),
        Group(f"What {people} report", of_bands.marks(package, rows, rows["company_types"], money.text(selection))),
    ]
    series = {"claim": CLAIM} | of_bands.series_of(package, rows)
    return Chart(
        name="compensation-director-claim",
        title=title,
        subtitle=_subtitle(package, rows, f"{salary} of {people}", selection, selection.country),
        source=of_bands.source(package, rows),
        alt=f"The claimed range above the quantile ranges observed. {title}.",
        table=_claim_table(package, rows, claim, selection.currency),
        figure=_drawn(groups, series, selection, mode) if len(rows) else None,
        key=tuple(series.values()),
        note=" ".join(found.notes),
        slug=slug(selection),
        encoding=of_bands.encoded(package, rows, selection.currency, ["Role", "Company type"], "Company type")
        if len(rows)
        else None,
    )


def _stated(claim: pd.Series, write: words.Format) -> pd.DataFrame:
    """Return the claimed range as a row of the chart, without a median."""
    value = f"{write(claim['p25'])} to {write(claim['p75'])}"
    return pd.DataFrame([claim[["p10", "p25", "p75", "p90"]]]).assign(p50=None, series="claim", hover="", value=value)


def _claim_table(package: Package, rows: pd.DataFrame, claim: pd.Series, currency: str) -> pd.DataFrame:
    """Return the observed rows below the claim, whose range stands where their middle half stands."""
    stated = {
        "Role": words.role(package, claim["role_id"]),
        "Company type": "As claimed",
        words.with_unit("25th percentile", currency): claim["p25"],
        words.with_unit("75th percentile", currency): claim["p75"],
        "Source": package.publisher_of(claim["source_id"]),
    }
    observed = of_bands.table(package, rows, currency, "role_id", "company_types")
    return pd.concat([pd.DataFrame([stated]), observed], ignore_index=True)[observed.columns]


def _drawn(groups: list[Group], series: dict[str, SeriesStyle], selection: Selection, mode: Mode) -> go.Figure:
    return ranges(groups, series, money.text(selection), mode, intervals=of_bands.with_intervals(selection))


def _subtitle(package: Package, rows: pd.DataFrame, measure: str, selection: Selection, place: str) -> str:
    read = f"{measure} {money.a_year(selection)}: {of_bands.how_to_read(package, selection)}"
    return of_bands.subtitle(
        rows, read, place, words.company_types(package, selection), money.describe(package, selection)
    )


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
            **of_bands.employers(rows),
            "Source": rows["source_id"].map(package.publisher_of),
        }
    )
