"""Chart of one role's base salary in every source, side by side and never pooled."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis import words
from analysis.charts import bands as of_bands
from analysis.charts.chart import Chart, Encoding, slug, source_line
from analysis.charts.forms.ranges import Group, ranges
from analysis.charts.theme import BLUE, CLAIM, GREEN, GREY, Mode, SeriesStyle
from analysis.package.selection import Selection
from analysis.package.tables import Package
from analysis.package.vocabulary import EVERY_TYPE
from analysis.pay import money, pay_sources

FORMS = {
    "neighbour": SeriesStyle("related occupation", GREY, "gray", "square", "■"),
    "mean": SeriesStyle("published mean", GREEN, "green", "diamond", "◆"),
    "rule_of_thumb": SeriesStyle("rule of thumb", CLAIM.colour, CLAIM.hue, CLAIM.symbol, CLAIM.glyph),
}


def side_by_side(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Base salary of one role in each source on the same axis. When: does another source say the same."""
    found = pay_sources.side_by_side(package, selection)
    rows, title = found.rows, found.sentence
    people, salary = words.roles(package, selection.role), pay_sources.salary_name(package)
    facts = [selection.country, words.company_types(package, EVERY_TYPE), money.describe(package, selection)]
    groups = [
        Group(
            row.at[0, "name"], _mark(package, row, selection), words.period(row.at[0, "period"]), _caption(row.loc[0])
        )
        for row in (rows.iloc[[at]].reset_index(drop=True) for at in range(len(rows)))
    ]
    present = {form: style for form, style in _forms(package).items() if form in set(rows["form"])}
    return Chart(
        name="pay-sources-side-by-side",
        title=title,
        subtitle=f"{salary} of {people} {money.a_year(selection)}, each source in its own period: "
        f"{of_bands.how_to_read(package, selection)}. {words.capital(', '.join(filter(None, facts)))}.",
        source=source_line(package, found.sources),
        alt=f"Quantile ranges of the {salary.lower()} of {people} by source, one above the other. {title}.",
        table=_table(package, rows, selection),
        figure=ranges(groups, present, money.text(selection), mode, intervals=of_bands.with_intervals(selection))
        if groups
        else None,
        key=tuple(present.values()),
        note=" ".join(found.notes),
        slug=slug(replace(selection, company_types=()), selection.role),
        encoding=_encoding(package, rows, selection) if groups else None,
    )


def _encoding(package: Package, rows: pd.DataFrame, selection: Selection) -> Encoding:
    shown, forms = of_bands.with_intervals(selection), _forms(package)
    encoding = of_bands.encoded(package, rows, selection.currency, groups=["Who"], bracketed=shown)
    return replace(encoding, count="Count", kinds=tuple(forms[form].label for form in rows["form"]))


def _forms(package: Package) -> dict[str, SeriesStyle]:
    """Return how what is observed looks, and all else."""
    return {"observed": SeriesStyle(package.trade.people, BLUE, "blue", "circle", "●")} | FORMS


def _caption(row: pd.Series) -> str:
    count = "" if pd.isna(row["n"]) else f"n = {row['n']:,} {row['counted']}, "
    return count.replace(" people", "").replace(" workers", "") + row["in_short"]


def _mark(package: Package, row: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """Add what a row of the chart needs; only what is observed has an interval to name."""
    write, first = money.text(selection), row.iloc[0]
    if first["form"] == "observed":
        return of_bands.marks(package, row, "observed", write)
    single = pd.isna(first["p25"])
    value = write(first["p50"]) if pd.notna(first["p50"]) else f"{write(first['p25'])} to {write(first['p75'])}"
    half = "" if single else f"<br>middle 50% {write(first['p25'])} to {write(first['p75'])}"
    hover = f"<b>{value}</b>, {first['in_short']}{half if first['form'] == 'neighbour' else ''}"
    return row.assign(series=first["form"], value=value, hover=hover)


def _table(package: Package, rows: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    amounts = of_bands.amounts(package, rows, selection.currency)
    caveats = [package.caveat_of(source) for source in rows["source_id"]]
    return pd.DataFrame(
        {
            "Who": [f"{row.name}: {row.in_short}" for row in rows.itertuples(index=False)],
            "Period": rows["period"].map(words.period),
            "Count": rows["n"],
            "Counted": rows["counted"].fillna(""),
            **amounts,
            "Beware": caveats,
            "Source": rows["source_id"].map(package.publisher_of),
        }
    )
