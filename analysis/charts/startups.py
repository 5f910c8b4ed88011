"""Charts of pay and equity at startups, where few report."""

from __future__ import annotations

import pandas as pd

from analysis import money, startups, words
from analysis.charts import bands as of_bands
from analysis.charts.chart import Chart, slug, source_line
from analysis.charts.ranges import Group, ranges
from analysis.charts.theme import BLUE, CLAIM, GREEN, GREY, Mode, Series
from analysis.dataset import Tables
from analysis.selection import Chosen

FORMS = {
    "pooled": Series("roles pooled", GREY, "gray", "square", "■"),
    "role": Series("a role alone", BLUE, "blue", "circle", "●"),
    "mean": Series("published mean", GREEN, "green", "diamond", "◆"),
}


def pay(*, tables: Tables, chosen: Chosen, mode: Mode) -> Chart:
    """Pay at startups with roles pooled, above the roles that have enough people. When: a role has too few."""
    rows, title = startups.pay(tables, chosen), startups.finding(tables, chosen)
    part = startups.COMPONENT_NAMES[chosen.component]
    write, enough = money.text(chosen), (rows["form"] == "pooled").any()
    groups = [Group(row.name, _marked(rows.iloc[[at]], write)) for at, row in enumerate(rows.itertuples(index=False))]
    present = {form: style for form, style in FORMS.items() if form in set(rows["form"])}
    measure = f"{part} in {chosen.currency} a year: {of_bands.how_to_read(chosen)}"
    observed = rows[rows["form"] == "pooled"]
    return Chart(
        name="startups-pay",
        title=title,
        subtitle=of_bands.subtitle(observed, measure, chosen.country, "startups", money.said(tables, chosen)),
        source=source_line(tables, rows["source_id"], int(observed["n"].sum())) if enough else "",
        alt=f"Quantile ranges of {part.lower()} at startups, for pooled and single roles. {title}.",
        table=_table(tables, rows, chosen),
        figure=ranges(groups, present, write, mode, intervals=of_bands.with_intervals(chosen)) if enough else None,
        key=tuple(present.values()),
        note="Pooled roles mix ranks: read them as the middle of all who report. People of single roles are among them."
        if enough
        else "The rules of thumb on equity below hold for no country in particular.",
        slug=slug(Chosen(country=chosen.country), chosen.component),
    )


def equity(*, tables: Tables, chosen: Chosen, mode: Mode) -> Chart:
    """Shares that guides and investors say are granted, by rank and stage. When: what to ask of a startup."""
    rows, title = startups.equity(tables), startups.equity_finding(tables)
    groups = [
        Group(row.population, _range(row), caption=f"{row.stage}, {row.period}") for row in rows.itertuples(index=False)
    ]
    return Chart(
        name="startups-equity",
        title=title,
        subtitle="Stated grants to a new hire as a share of the company, in percent. "
        "Rules of thumb for any function, not observations, whatever is chosen above.",
        source=source_line(tables, rows["source_id"]) if len(rows) else "",
        alt=f"Ranges of stated grants by rank and stage. {title}.",
        table=_equity_table(tables, rows),
        figure=ranges(groups, {"claim": CLAIM}, _percent, mode) if groups else None,
        key=(CLAIM,),
        note="Claims of investors and guides without a sample, graded by us from A to C in the table.",
        slug="rules-of-thumb",
    )


def _marked(row: pd.DataFrame, write: words.Format) -> pd.DataFrame:
    form = row["form"].iloc[0]
    if form != "mean":
        return of_bands.marks(row, form, write)
    value = write(row["p50"].iloc[0])
    return row.assign(series=form, value=value, hover=f"<b>{value}</b>, {row['note'].iloc[0]}")


def _table(tables: Tables, rows: pd.DataFrame, chosen: Chosen) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Who": rows["name"],
            "What": rows["note"],
            "People": rows["n"],
            **of_bands.amounts(rows, chosen.currency),
            "Source": rows["source_id"].map(tables.publisher_of),
        }
    )


def _range(row: tuple) -> pd.DataFrame:
    low, high = row.value_low, row.value_high
    text = startups.share(low, high)
    ends = {"p10": low, "p25": low, "p75": high, "p90": high, "p50": high if low == high else None}
    return pd.DataFrame([ends | {"series": "claim", "value": text, "hover": f"{row.population}: {text}"}])


def _percent(value: float) -> str:
    return f"{words.number(value, 2)}%"


def _equity_table(tables: Tables, rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Who": rows["population"],
            "Stage": rows["stage"],
            "From (%)": rows["value_low"],
            "To (%)": rows["value_high"],
            "Year": rows["period"],
            "Evidence": rows["quality"],
            "Note": rows["note"],
            "Source": rows["source_id"].map(tables.publisher_of),
        }
    )
