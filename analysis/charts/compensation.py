"""Charts of pay: bands by role and company type, by country, the mix of pay, a claim beside the observations."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from analysis import compensation, money, pay_sources, words
from analysis.charts import bands as of_bands
from analysis.charts.chart import Chart, slug
from analysis.charts.equal_mix import at_equal_mix
from analysis.charts.ranges import Group, ranges
from analysis.charts.theme import CLAIM, COMPONENTS, PERCENT_TEXTS, PERCENTS, Mode, Series, label, safe, template
from analysis.dataset import Tables
from analysis.selection import Chosen


def bands(*, tables: Tables, chosen: Chosen, mode: Mode) -> Chart:
    """Pay of each role as quantile ranges, company types as offset rows. When: who pays what, and how widely."""
    if chosen.mix == "equal":
        return at_equal_mix(tables, chosen, mode)
    rows, title = compensation.bands(tables, chosen), compensation.finding(tables, chosen)
    name = compensation.COMPONENT_NAMES[chosen.component]
    return of_bands.by_role_and_type(
        tables,
        chosen,
        mode,
        rows,
        value=money.text(chosen),
        tick=money.text(chosen),
        unit=chosen.currency,
        name="compensation-bands",
        title=title,
        subtitle=_subtitle(tables, rows, name, chosen, chosen.country),
        alt=f"Quantile ranges of {name.lower()} by role and company type. {title}.",
        note=of_bands.missing(tables, rows, chosen)
        if len(rows)
        else pay_sources.advice(tables, chosen, chosen.component),
        slug=slug(chosen, chosen.component),
    )


def by_country(*, tables: Tables, chosen: Chosen, mode: Mode) -> Chart:
    """Pay of one role in each country with ten people or more. When: is it the country or the rung."""
    rows = compensation.by_country(tables, chosen)
    name, title = compensation.COMPONENT_NAMES[chosen.component], _country_title(tables, rows, chosen)
    groups = [
        Group(row.at[row.index[0], "country"], of_bands.marks(row, "together", money.text(chosen)))
        for _country, row in rows.groupby("country", sort=False)
    ]
    measure = f"{name} of {words.roles(tables, chosen.role)}"
    return Chart(
        name="compensation-by-country",
        title=title,
        subtitle=_subtitle(tables, rows, measure, chosen, "each country on its own"),
        source=of_bands.source(tables, rows),
        alt=f"Quantile ranges of {name.lower()} by country. {title}.",
        table=of_bands.table(tables, rows, chosen.currency, "country", "company_types"),
        figure=_drawn(groups, of_bands.TOGETHER, chosen, mode) if groups else None,
        note=pay_sources.advice(tables, chosen, chosen.component)
        or "Countries with under ten people in the role are not shown.",
        slug=slug(replace(chosen, country="each country"), chosen.role, chosen.component),
    )


def pay_mix(*, tables: Tables, chosen: Chosen, mode: Mode) -> Chart:
    """Mean shares of base, bonus and equity by role, stacked to 100. When: what part of pay is paper."""
    rows = compensation.pay_mix(tables, chosen)
    shares = rows.pivot_table(index="role_id", columns="component", values="share_mean", sort=False)
    title = pay_sources.lacks(tables, chosen, "equity") or _mix_title(tables, shares)
    measure = "Mean of each person's shares of base salary, bonus and equity in a year's pay, in percent"
    return Chart(
        name="compensation-pay-mix",
        title=title,
        subtitle=of_bands.subtitle(rows, measure, chosen.country, words.company_types(chosen)),
        source=of_bands.source(tables, rows.drop_duplicates("role_id")),
        alt=f"Stacked bars of the shares of pay by role. {title}.",
        table=_mix_table(tables, rows),
        figure=_stacked(tables, shares, mode) if len(shares) else None,
        key=tuple(COMPONENTS.values()),
        note=_mix_note(tables, chosen),
        slug=slug(chosen),
    )


def director_claim(*, tables: Tables, chosen: Chosen, mode: Mode) -> Chart:
    """An article's starting base pay of directors above what directors report. When: does the claim hold."""
    claim, write = compensation.director_claim(tables, chosen), money.text(chosen)
    rows = compensation.director_base(tables, chosen)
    title = compensation.director_finding(tables, chosen)
    stated = pd.DataFrame(
        [{"p10": claim.value_low, "p25": claim.value_low, "p75": claim.value_high, "p90": claim.value_high}]
    ).assign(
        p50=None,
        series="claim",
        hover="",
        value=f"{write(claim.value_low)} to {write(claim.value_high)}",
    )
    groups = [
        Group("The article's starting base pay", stated),
        Group("What directors report", of_bands.marks(rows, rows["company_types"], write)),
    ]
    series = {"claim": CLAIM} | of_bands.series_of(rows, chosen)
    return Chart(
        name="compensation-director-claim",
        title=title,
        subtitle=_subtitle(tables, rows, "Base salary of directors", chosen, chosen.country),
        source=of_bands.source(tables, rows),
        alt=f"The claimed range above the quantile ranges observed. {title}.",
        table=_claim_table(tables, rows, claim, chosen.currency),
        figure=_drawn(groups, series, chosen, mode) if len(rows) else None,
        key=tuple(series.values()),
        note=f"The claim: {tables.title_of(claim.source_id)}. {claim.verdict_note}{_claim_prices(chosen)}",
        slug=slug(chosen),
    )


def _claim_prices(chosen: Chosen) -> str:
    carried = f" Its dollars are taken to be those of {compensation.CLAIM_PRICES}."
    return carried if chosen.dollars == "today" else ""


def _claim_table(tables: Tables, rows: pd.DataFrame, claim: pd.Series, currency: str) -> pd.DataFrame:
    """Return the observed rows below the claim, whose range stands where their middle half stands."""
    stated = {
        "Role": words.role(tables, "director"),
        "Company type": "As claimed",
        f"25th percentile ({currency})": claim["value_low"],
        f"75th percentile ({currency})": claim["value_high"],
        "Source": tables.publisher_of(claim["source_id"]),
    }
    observed = of_bands.table(tables, rows, currency, "role_id", "company_types")
    return pd.concat([pd.DataFrame([stated]), observed], ignore_index=True)[observed.columns]


def _drawn(groups: list[Group], series: dict[str, Series], chosen: Chosen, mode: Mode) -> go.Figure:
    return ranges(groups, series, money.text(chosen), mode, intervals=of_bands.with_intervals(chosen))


def _subtitle(tables: Tables, rows: pd.DataFrame, measure: str, chosen: Chosen, place: str) -> str:
    read = f"{measure} in {chosen.currency} a year: {of_bands.how_to_read(chosen)}"
    return of_bands.subtitle(rows, read, place, words.company_types(chosen), money.said(tables, chosen))


def _country_title(tables: Tables, rows: pd.DataFrame, chosen: Chosen) -> str:
    name, people = compensation.COMPONENT_NAMES[chosen.component].lower(), words.roles(tables, chosen.role)
    write = money.text(chosen)
    if lacking := pay_sources.lacks(tables, chosen, chosen.component):
        return lacking
    if rows.empty:
        return f"Too few {people} report {name} {words.at_company_types(chosen)} in any country"
    first, last = rows.iloc[0], rows.iloc[-1]
    if len(rows) == 1:
        return f"Only in {words.place(first['country'])} do ten or more {people} report {name}"
    return (
        f"Median {name} of {people}: {write(first['p50'])} in {words.place(first['country'])}, "
        f"{write(last['p50'])} in {words.place(last['country'])}"
    )


def _stacked(tables: Tables, shares: pd.DataFrame, mode: Mode) -> go.Figure:
    """Draw one bar of shares a role, its name above the bar; the y axis counts pixels."""
    step = 52
    y = [step * index + 36 for index in range(len(shares))]
    figure = go.Figure(layout={"template": template(mode)})
    for component, style in COMPONENTS.items():
        figure.add_bar(
            x=shares[component],
            y=y,
            width=22,
            orientation="h",
            name=style.label,
            marker={"color": style.colour},
            text=[words.percent(value) if value >= 6 else "" for value in shares[component]],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": "#FFFFFF", "size": 13},
            hovertemplate=f"{style.label}: %{{x:.1f}}%<extra></extra>",
        )
    figure.update_layout(
        barmode="stack",
        height=step * len(shares) + 54,
        xaxis={"range": [0, 102], "tickvals": PERCENTS, "ticktext": PERCENT_TEXTS},
        yaxis={"range": [step * len(shares) + 10, 0], "visible": False},
        annotations=[
            label(f"<b>{safe(words.role(tables, role))}</b>", 0, at - 24, mode)
            for role, at in zip(shares.index, y, strict=True)
        ],
    )
    return figure


def _mix_note(tables: Tables, chosen: Chosen) -> str:
    if pay_sources.lacks(tables, chosen, "equity"):
        return "Equity is part of the mix: choose another source under More."
    return "Only people who report the parts of their pay. Means of shares, not shares of medians."


def _mix_title(tables: Tables, shares: pd.DataFrame) -> str:
    if shares.empty:
        return "Too few people report the parts of their pay to show its mix"
    top, bottom = shares.index[0], shares.index[-1]
    low = f"Equity is {words.percent(shares.at[bottom, 'equity'])} of the pay of {words.roles(tables, bottom)}"
    if top == bottom:
        return f"{low}, on average"
    high = f"{words.percent(shares.at[top, 'equity'])} of that of {words.roles(tables, top)}"
    return f"{low} and {high}, on average"


def _mix_table(tables: Tables, rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Role": rows["role_id"].map(lambda role: words.role(tables, role)),
            "Part of pay": rows["component"].map(lambda one: words.capital(COMPONENTS[one].label)),
            "Mean share (%)": rows["share_mean"],
            "People": rows["n"],
            "Source": rows["source_id"].map(tables.publisher_of),
        }
    )
