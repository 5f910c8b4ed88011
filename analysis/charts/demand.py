"""Charts of demand: hiring indices, countries, published counts, the mix of postings."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle

import pandas as pd

from analysis import demand, posting_shares, turns, words
from analysis.charts.chart import Chart, Encoding, hyphenated, source_line
from analysis.charts.forms.counts import counts
from analysis.charts.forms.lines import Line, Remark, lines
from analysis.charts.forms.sparks import sparks
from analysis.charts.theme import BLUE, GREEN, GREY, ORANGE, TRACKS, Mode, SeriesStyle
from analysis.neighbours import chart_text
from analysis.package.selection import Selection
from analysis.package.tables import Package

LOOKS = ((ORANGE, "orange", "diamond", "◆"), (BLUE, "blue", "circle", "●"), (GREY, "gray", "square", "■"))
TRAIT_LOOKS = ((BLUE, "blue", "circle", "●"), (GREEN, "green", "square", "■"))
DASHES = ("solid", "dash", "dot", "dashdot", "longdash")
"""Strokes of the countries that are not chosen."""

COUNTED_LOOK = (GREY, "gray", "diamond", "◆")


def index(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Hiring indices at home with turning points. When: is now a good time to look."""
    found = demand.index(package, selection)
    rows, title, claims = found.rows, found.sentence, demand.claims(package)
    named = [line["name"].iloc[0] for _series, line in rows.groupby("series_id", sort=False)]
    styles = [SeriesStyle(name, *look) for name, look in zip(named, cycle(LOOKS), strict=False)]
    drawn = [
        Line(style, line, turns.turning_points(line), named=False, texts=style is styles[0])
        for style, (_series, line) in zip(styles, rows.groupby("series_id", sort=False), strict=True)
    ]
    remarks = [Remark(row.drawn_on, f"claim {row.letter}") for row in claims.itertuples()]
    stated = [f"Claim {row.letter}: {row.statement}" for row in claims.itertuples()]
    symbols = "Symbols: peak, trough, low since the peak, now."
    encoding = Encoding("lines", x="Month", value=_level(rows), series="Series")
    return Chart(
        name="demand-index",
        title=title,
        subtitle=_subtitle(package, "index", f"{_place(rows)}, {_until(rows)}. {symbols}" if drawn else ""),
        source=source_line(package, found.sources),
        alt=_alt(f"{words.capital(words.spelled(len(drawn)))} lines from {_year(rows)} on", title, rows),
        table=_line_table(package, rows.assign(place=rows["name"]), "Series"),
        figure=lines(drawn, mode, base=demand.BASE, remarks=remarks) if drawn else None,
        key=tuple(styles),
        note=" ".join(filter(None, [chart_text(package, "index", "note"), *stated])) if drawn else "",
        slug=hyphenated(_place(rows) or "none"),
        encoding=replace(encoding, turns=_turns(drawn)) if drawn else None,
    )


def _turns(drawn: list[Line]) -> tuple[tuple[str, str], ...]:
    """Return line and month of each point that is marked."""
    marked = ((one.style.label, one.marked["date"]) for one in drawn if one.marked is not None)
    return tuple((label, f"{date:%Y-%m}") for label, dates in marked for date in dates)


def countries(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """All postings by country, the chosen one in front. When: how does my country compare."""
    found = demand.countries(package, selection)
    rows, title = found.rows, found.sentence
    others = SeriesStyle("other countries", GREY, "gray", "square", "■")
    dashes = cycle(DASHES)
    front = SeriesStyle(selection.country, BLUE, "blue", "circle", "●")
    drawn = [
        Line(
            replace(front if place == selection.country else others, label=place),
            line,
            width=3 if place == selection.country else 1.4,
            dash="solid" if place == selection.country else next(dashes),
        )
        for place, line in rows.groupby("place", sort=False)
    ]
    drawn.sort(key=lambda line: line.width)
    measure = chart_text(package, "countries", "measure").removesuffix(".")
    return Chart(
        name="demand-countries",
        title=title,
        subtitle=f"{', '.join(filter(None, [measure, _until(rows) if drawn else '']))}.",
        source=source_line(package, found.sources),
        alt=_alt(f"One line a country from {_year(rows)} on", title, rows),
        table=_line_table(package, rows, "Country"),
        figure=lines(drawn, mode, base=demand.BASE) if drawn else None,
        note=chart_text(package, "countries", "note"),
        slug=hyphenated(selection.country or "none"),
        encoding=Encoding("lines", x="Month", value=_level(rows), series="Country") if drawn else None,
    )


def published(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Published counts as bars beside their values, a block a definition. When: how many jobs are there at all."""
    found = demand.published(package, selection)
    rows, title = found.rows, found.sentence
    encoding = Encoding("points", groups=("Count of", "Place"), x="Month", value="Value", units="Unit")
    return Chart(
        name="demand-published",
        title=title,
        subtitle=chart_text(package, "published", "measure"),
        source=source_line(package, found.sources),
        alt=_alt("Bars, a block a definition, each on its own scale", title, rows),
        table=_published_table(package, rows),
        figure=counts(rows, mode) if len(rows) else None,
        note=chart_text(package, "published", "note"),
        slug="published",
        encoding=encoding if len(rows) else None,
    )


def role_mix(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Each role's share of postings by quarter, as small lines. When: which rungs are being hired."""
    found = posting_shares.role_mix(package, selection)
    rows, title = found.rows, found.sentence
    shares = rows.pivot(index="role_id", columns="date", values="value")
    order = [role for role in reversed(package.ladder.ids) if role in shares.index]
    names = {role: words.role(package, role) for role in order}
    colours = {role: TRACKS[package.ladder[role].track].colour for role in order}
    encoding = Encoding(
        "lines",
        "%",
        x="Quarter",
        value="Share (%)",
        series="What",
        order=tuple(names.values()),
        colours=tuple(colours.values()),
    )
    return Chart(
        name="demand-role-mix",
        title=title,
        subtitle=_subtitle(package, "role_mix", f"{_place(rows)}, {posting_shares.span(rows)}." if order else ""),
        source=source_line(package, found.sources, _postings(rows), "postings"),
        alt=_alt("Small lines of shares by quarter, one a role", title, rows),
        table=_share_table(package, rows.assign(name=rows["role_id"].map(lambda role: words.role(package, role)))),
        figure=sparks(shares.loc[order], names, colours, _share, mode) if order else None,
        note=" ".join([*found.notes, *(package.caveat_of(source) for source in found.sources)]),
        slug=hyphenated(_place(rows) or "none"),
        encoding=encoding if order else None,
    )


def traits(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Shares of postings that are remote or name AI, by quarter. When: what do employers ask for now."""
    found = posting_shares.traits(package, selection)
    rows, title = found.rows, found.sentence
    seen, told = rows[rows["n"].notna()], rows[rows["n"].isna()]
    drawn, styles = [], []
    for look, (_series, line) in zip(cycle(TRAIT_LOOKS), seen.groupby("series_id", sort=False), strict=False):
        styles.append(SeriesStyle(demand.label(line.iloc[0]), *look))
        drawn.append(Line(styles[-1], line, line.assign(what="quarter"), named=False))
    for _series, line in told.groupby("series_id", sort=False):
        styles.append(SeriesStyle(demand.label(line.iloc[0]), *COUNTED_LOOK))
        as_published = line.assign(what="as published:")
        drawn.append(Line(styles[-1], line, as_published, named=False, width=0, texts=True))
    told_of = [f"{words.spelled(seen['series_id'].nunique())} lines", f"{words.spelled(len(told))} published points"]
    return Chart(
        name="demand-traits",
        title=title,
        subtitle=_subtitle(package, "traits", f"{_place(seen)}, {posting_shares.span(seen)}." if drawn else ""),
        source=source_line(package, found.sources, _postings(seen), "postings"),
        alt=_alt(words.capital(words.listed(told_of if len(told) else told_of[:1])), title, rows),
        table=_share_table(package, rows),
        figure=lines(drawn, mode, suffix="%") if drawn else None,
        key=tuple(styles),
        note=" ".join([*found.notes, package.caveat_of(seen["source_id"].iloc[0])]) if drawn else "",
        slug=hyphenated(_place(seen) or "none"),
        encoding=Encoding("lines", "%", x="Quarter", value="Share (%)", series="What") if drawn else None,
    )


def _share(value: float) -> str:
    """Return a share as it stands at a line's end: whole, but for those under ten."""
    return words.percent(value) if value >= 10 else f"{words.number(value)}%"


def _subtitle(package: Package, chart: str, drawn: str) -> str:
    return " ".join(filter(None, (chart_text(package, chart, "measure"), drawn)))


def _alt(drawn: str, title: str, rows: pd.DataFrame) -> str:
    return f"{drawn}. {title}." if len(rows) else f"{title}."


def _place(rows: pd.DataFrame) -> str:
    return next(iter(rows["place"]), "")


def _year(rows: pd.DataFrame) -> str:
    return str(rows["date"].min().year)


def _until(rows: pd.DataFrame) -> str:
    return f"to {words.date_month(rows['date'].max())}"


def _level(rows: pd.DataFrame) -> str:
    """Return the heading of an index's column: its unit."""
    return words.capital(next(iter(rows["unit"]), "index"))


def _postings(rows: pd.DataFrame) -> int:
    return int(rows.drop_duplicates("date")["n"].sum())


def _line_table(package: Package, rows: pd.DataFrame, what: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            what: rows["place"],
            "Month": rows["date"].dt.strftime("%Y-%m"),
            _level(rows): rows["value"],
            "Source": rows["source_id"].map(package.publisher_of),
        }
    )


def _share_table(package: Package, rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "What": rows["name"],
            "Quarter": rows["date"].map(posting_shares.quarter),
            "Share (%)": rows["value"],
            "Postings": rows["n"],
            "Definition": rows["definition"],
            "Source": rows["source_id"].map(package.publisher_of),
        }
    )


def _published_table(package: Package, rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Count of": rows["name"],
            "Place": rows["place"],
            "Month": rows["date"].dt.strftime("%Y-%m"),
            "Value": rows["value"],
            "Unit": rows["unit"],
            "Definition": rows["definition"],
            "Source": rows["source_id"].map(package.publisher_of),
        }
    )
