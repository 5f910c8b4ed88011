"""Charts of pay and equity at startups, where few report."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from analysis import words
from analysis.charts import bands as of_bands
from analysis.charts.chart import Chart, Encoding, slug, source_line
from analysis.charts.forms.ranges import Group, ranges
from analysis.charts.theme import BLUE, CLAIM, GREEN, GREY, Mode, SeriesStyle
from analysis.package.selection import Selection
from analysis.package.tables import Package
from analysis.pay import money, startups

FORMS = {
    "pooled": SeriesStyle("roles pooled", GREY, "gray", "square", "■"),
    "role": SeriesStyle("a role alone", BLUE, "blue", "circle", "●"),
    "mean": SeriesStyle("published mean", GREEN, "green", "diamond", "◆"),
}

GRANTS = Encoding("ranges", "%", groups=("Who", "Stage"), points=(("p25", "From (%)"), ("p75", "To (%)")))


def pay(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Pay at startups with roles pooled, above the roles that have enough people. When: a role has too few."""
    found = startups.pay(package, selection)
    rows, title = found.rows, found.sentence
    part = package.components.name_of(selection.component)
    write, enough = money.text(selection), bool(found.sources)
    groups = [
        Group(row.name, _marked(package, rows.iloc[[at]], write)) for at, row in enumerate(rows.itertuples(index=False))
    ]
    present = {form: style for form, style in FORMS.items() if form in set(rows["form"])}
    measure = f"{part} {money.a_year(selection)}: {of_bands.how_to_read(package, selection)}"
    observed = rows[rows["form"] == "pooled"]
    return Chart(
        name="startups-pay",
        title=title,
        subtitle=of_bands.subtitle(
            observed, measure, selection.country, startups.companies(package), money.describe(package, selection)
        ),
        source=source_line(package, found.sources, int(observed["n"].sum())),
        alt=f"Quantile ranges of {part.lower()} at {startups.companies(package)}, pooled and single roles. {title}.",
        table=_table(package, rows, selection),
        figure=ranges(groups, present, write, mode, intervals=of_bands.with_intervals(selection)) if enough else None,
        key=tuple(present.values()),
        note=" ".join(found.notes),
        slug=slug(replace(selection, company_types=()), selection.component),
        encoding=_encoding(package, rows, selection) if enough else None,
    )


def _encoding(package: Package, rows: pd.DataFrame, selection: Selection) -> Encoding:
    shown = of_bands.with_intervals(selection)
    encoding = of_bands.encoded(package, rows, selection.currency, groups=["Who"], bracketed=shown)
    return replace(encoding, kinds=tuple(FORMS[form].label for form in rows["form"]))


def equity(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Shares that guides and investors say are granted, by rank and stage. When: what to ask of a startup."""
    found = startups.equity(package, selection)
    rows, title = found.rows, found.sentence
    groups = [
        Group(row.population, _range(row), caption=f"{row.stage}, {row.period}") for row in rows.itertuples(index=False)
    ]
    return Chart(
        name="startups-equity",
        title=title,
        subtitle=f"Stated grants to a new hire in percent of {_basis(rows)}. "
        "Rules of thumb for any function, not observations.",
        source=source_line(package, found.sources),
        alt=f"Ranges of stated grants by rank and stage. {title}.",
        table=_equity_table(package, rows),
        figure=ranges(groups, {"claim": CLAIM}, _percent, mode) if groups else None,
        key=(CLAIM,),
        note=" ".join(found.notes),
        slug="rules-of-thumb",
        encoding=GRANTS if groups else None,
    )


def _basis(rows: pd.DataFrame) -> str:
    return str(rows["basis"].iloc[0]) if len(rows) else "the company"


def _marked(package: Package, row: pd.DataFrame, write: words.Format) -> pd.DataFrame:
    form = row["form"].iloc[0]
    if form != "mean":
        return of_bands.marks(package, row, form, write)
    value = write(row["p50"].iloc[0])
    return row.assign(series=form, value=value, hover=f"<b>{value}</b>, {row['note'].iloc[0]}")


def _table(package: Package, rows: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Who": rows["name"],
            "What": rows["note"],
            "People": rows["n"],
            **of_bands.amounts(package, rows, selection.currency),
            "Source": rows["source_id"].map(package.publisher_of),
        }
    )


def _range(row: Any) -> pd.DataFrame:
    low, high = row.value_low, row.value_high
    text = startups.share(low, high)
    ends = {"p10": low, "p25": low, "p75": high, "p90": high, "p50": high if low == high else None}
    return pd.DataFrame([ends | {"series": "claim", "value": text, "hover": f"{row.population}: {text}"}])


def _percent(value: float) -> str:
    return f"{words.number(value, 2)}%"


def _equity_table(package: Package, rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Who": rows["population"],
            "Stage": rows["stage"],
            "From (%)": rows["value_low"],
            "To (%)": rows["value_high"],
            "Year": rows["period"],
            "Evidence": rows["quality"],
            "Note": rows["note"],
            "Source": rows["source_id"].map(package.publisher_of),
        }
    )
