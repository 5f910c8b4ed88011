"""Charts of sensitivity: how far medians move if contested levels are read the other way."""

from __future__ import annotations

import pandas as pd

from analysis import sensitivity, words
from analysis.charts import bands as of_bands
from analysis.charts.chart import Chart, Encoding, source_line
from analysis.charts.forms.differences import differences
from analysis.charts.theme import BLUE, Mode, SeriesStyle
from analysis.package.selection import Selection
from analysis.package.tables import Package
from analysis.pay import places

OTHER = SeriesStyle("the other reading", BLUE, "blue", "circle", "●")
WHAT, CHANGE = "Level and company type", "Change (%)"


def pay(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Median pay if contested levels are read the other way. When: does a figure hang on how a ladder is read."""
    return _moves(package, mode, sensitivity.PAY, "Median total pay a year")


def years(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Median years of work if contested levels are read the other way. When: as for pay."""
    return _moves(package, mode, sensitivity.YEARS, "Median years of work")


def _moves(package: Package, mode: Mode, measure: str, what: str) -> Chart:
    found = sensitivity.moves(package, measure)
    rows = found.rows
    where = f" {words.capital(words.place(package, rows['country'].iloc[0]))}, " if len(rows) else ""
    when = f"{words.period(rows['period'].iloc[0])}." if len(rows) else ""
    return Chart(
        name=f"sensitivity-{'pay' if measure == sensitivity.PAY else 'years'}",
        title=found.sentence,
        subtitle=f"{what} with contested levels of some companies read the other way (dot), against our reading (0%), "
        f"in percent; levels and company types whose people change.{where}{when}",
        source=source_line(package, found.sources),
        alt=f"One dot a level and company type, left and right of zero, joined to it. {found.sentence}.",
        table=_table(package, rows),
        figure=differences(_marks(package, rows), OTHER, places.signed, mode) if len(rows) else None,
        note=" ".join(found.notes),
        slug="",
        encoding=Encoding("differences", "%", (WHAT,), value=CHANGE) if len(rows) else None,
    )


def _text(row: pd.Series) -> words.Format:
    return words.years if row["unit"] == "years" else words.money(row["unit"])


def _marks(package: Package, rows: pd.DataFrame) -> pd.DataFrame:
    """Return what the form draws; the line runs from our reading, which is nought, to the other one."""
    named, hover = [], []
    for _index, row in rows.iterrows():
        text = _text(row)
        named.append(f"{sensitivity.cell_name(package, row)}: {text(row['value_p50'])} → {text(row['other_p50'])}")
        hover.append(
            f"<b>{text(row['value_p50'])} → {text(row['other_p50'])}</b><br>n = {row['n']:,} → {row['other_n']:,}<br>"
            f"{words.level(package)} interval {text(row['other_p50_low'])} to {text(row['other_p50_high'])}"
        )
    share = rows["share"]
    ends = {"low": share.clip(upper=0), "high": share.clip(lower=0)}
    return pd.DataFrame({"name": named, "value": share, **ends, "text": share.map(places.signed), "hover": hover})


def _table(package: Package, rows: pd.DataFrame) -> pd.DataFrame:
    interval = f"{words.level(package)} interval"
    return pd.DataFrame(
        {
            WHAT: [sensitivity.cell_name(package, row) for _index, row in rows.iterrows()],
            "Unit": rows["unit"],
            "People": rows["n"],
            "Median": rows["value_p50"],
            f"{interval} from": rows["value_p50_low"],
            f"{interval} to": rows["value_p50_high"],
            "People, the other way": rows["other_n"],
            "Median, the other way": rows["other_p50"],
            f"{interval} from, the other way": rows["other_p50_low"],
            f"{interval} to, the other way": rows["other_p50_high"],
            **of_bands.employers(rows),
            f"{of_bands.LARGEST}, the other way": rows["share_largest_other"],
            CHANGE: rows["share"].round(1),
            "Source": rows["source_id"].map(package.publisher_of),
        }
    )
