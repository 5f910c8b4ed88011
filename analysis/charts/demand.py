"""Charts of demand: hiring indices, countries, published counts, the mix of postings."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis import demand, words
from analysis.charts.chart import Chart, Encoding, hyphenated, source_line
from analysis.charts.forms.heatmap import heatmap
from analysis.charts.forms.lines import Line, Remark, lines
from analysis.charts.forms.points import points
from analysis.charts.theme import BLUE, GREEN, GREY, ORANGE, Mode, SeriesStyle
from analysis.package.selection import Selection
from analysis.package.tables import Package

INDEX = "Job postings on Indeed by month, seasonally adjusted, 1 February 2020 = 100"
LEVEL = "Index (1 Feb 2020 = 100)"
NEIGHBOURS = "No sector of the index is product management: project management and software development are neighbours."


def index(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """US hiring indices since 2020 with turning points. When: is now a good time to look."""
    rows, title = demand.index_lines(package), demand.finding(package)
    looks = zip((ORANGE, BLUE, GREY), ("orange", "blue", "gray"), ("◆", "●", "■"), strict=True)
    styles = {
        series: SeriesStyle(name, *look)
        for (series, name), look in zip(
            rows.drop_duplicates("series_id")[["series_id", "name"]].itertuples(index=False),
            ((colour, hue, _SYMBOLS[sign], sign) for colour, hue, sign in looks),
            strict=True,
        )
    }
    drawn = [
        Line(styles[series], line, demand.turning_points(line), named=False, texts=series == demand.MAIN)
        for series, line in rows.groupby("series_id", sort=False)
    ]
    remarks = [Remark(pd.Timestamp("2022-07-01"), "claim A"), Remark(demand.RISE_UNTIL, "claim B")]
    stated = " ".join(
        f"Claim {letter}: {statement}"
        for letter, statement in zip("AB", demand.claims(package)["statement"], strict=True)
    )
    return Chart(
        name="demand-index",
        title=title,
        subtitle=f"{INDEX}. United States, to {words.date_month(rows['date'].max())}. "
        "Symbols: peak, trough, low since the peak, now.",
        source=source_line(package, rows["source_id"]),
        alt=f"Three lines from 2020 on. {title}.",
        table=_line_table(package, rows.assign(place=rows["name"]), "Series"),
        figure=lines(drawn, mode, base=100, remarks=remarks),
        key=tuple(styles.values()),
        note=f"{NEIGHBOURS} {stated}",
        slug="united-states",
        encoding=Encoding("lines", x="Month", value=LEVEL, series="Series"),
    )


def countries(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """All postings by country, the chosen one in front. When: how does my country compare."""
    rows, title = demand.by_country(package), demand.country_finding(package, selection)
    others = SeriesStyle("other countries", GREY, "gray", "square", "■")
    front = SeriesStyle(selection.country, BLUE, "blue", "circle", "●")
    drawn = [
        Line(
            replace(front if place == selection.country else others, label=place),
            line,
            width=3 if place == selection.country else 1.2,
        )
        for place, line in rows.groupby("place", sort=False)
    ]
    drawn.sort(key=lambda line: line.width)
    return Chart(
        name="demand-countries",
        title=title,
        subtitle=f"{INDEX}. All occupations, by country, to {words.date_month(rows['date'].max())}.",
        source=source_line(package, rows["source_id"]),
        alt=f"One line a country from 2020 on. {title}.",
        table=_line_table(package, rows, "Country"),
        figure=lines(drawn, mode, base=100, names_beside=True),
        note="All occupations: the labour market around product management, not its own demand.",
        slug=hyphenated(selection.country),
        encoding=Encoding("lines", x="Month", value=LEVEL, series="Country"),
    )


def published(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Published counts as dated points, one row a definition. When: how many jobs are there at all."""
    rows = demand.published(package)
    newest = rows[rows["unit"] == "postings"].iloc[-1]
    latest = rows[(rows["series_id"] == newest["series_id"])].nlargest(1, "value").iloc[0]
    title = (
        f"The newest count finds {latest['value']:,.0f} PM listings ({latest['place'].lower()}) "
        f"in {words.date_month(latest['date'])}"
    )
    return Chart(
        name="demand-published",
        title=title,
        subtitle="Published counts of product-management jobs and people, each by its own definition: "
        "blocks cannot be compared with one another.",
        source=source_line(package, rows["source_id"]),
        alt=f"Dated points, a line a place. {title}.",
        table=_published_table(package, rows),
        figure=points(rows, mode),
        note="The table behind the chart says what each of them counts.",
        slug="published",
        encoding=Encoding("points", groups=("Count of", "Place"), x="Month", value="Value", units="Unit"),
    )


def role_mix(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Each role's share of postings by quarter, as shaded cells. When: which rungs are being hired."""
    rows, title = demand.role_shares(package), demand.mix_finding(package)
    shares = rows.pivot(index="role_id", columns="date", values="value")
    order = [role for role in reversed(package["roles"]["role_id"].tolist()) if role in shares.index]
    shares = shares.loc[order].rename(columns=lambda date: f"{date:%y} Q{date.quarter}")
    return Chart(
        name="demand-role-mix",
        title=title,
        subtitle=f"Share of each role among postings with a product-management title, in percent by quarter. "
        f"United States, {_span(rows)}.",
        source=source_line(package, rows["source_id"], _postings(rows), "postings"),
        alt=f"Shaded cells of shares by role and quarter. {title}.",
        table=_share_table(package, rows.assign(name=rows["role_id"].map(lambda role: words.role(package, role)))),
        figure=heatmap(shares, [words.role(package, role) for role in order], mode),
        note=package.caveat_of(rows["source_id"].iloc[0]),
        slug="united-states",
        encoding=Encoding("matrix", "%", groups=("What",), x="Quarter", value="Share (%)"),
    )


def traits(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Shares of postings that are remote or name AI, by quarter. When: what do employers ask for now."""
    rows, title = demand.traits(package), demand.traits_finding(package)
    elsewhere = demand.remote_elsewhere(package)
    looks = {
        "posting_share_remote": SeriesStyle("remote", BLUE, "blue", "circle", "●"),
        "posting_share_ai": SeriesStyle("AI in the title", GREEN, "green", "square", "■"),
    }
    counted = SeriesStyle("remote at technology companies, as published", GREY, "gray", "diamond", "◆")
    drawn = [
        Line(looks[series], line, line.assign(what="quarter"), named=False)
        for series, line in rows.groupby("series_id", sort=False)
    ]
    drawn.append(
        Line(counted, elsewhere, elsewhere.assign(what="as published:"), named=False, width=0, texts=True, beside=True)
    )
    both = pd.concat([rows, elsewhere])
    return Chart(
        name="demand-traits",
        title=title,
        subtitle="Share of postings with a product-management title, in percent by quarter. "
        f"United States, {_span(rows)}.",
        source=source_line(package, both["source_id"], _postings(rows), "postings"),
        alt=f"Two lines and two published points. {title}.",
        table=_share_table(package, both),
        figure=lines(drawn, mode, suffix="%"),
        key=(*looks.values(), counted),
        note=package.caveat_of(rows["source_id"].iloc[0]),
        slug="united-states",
        encoding=Encoding("lines", "%", x="Quarter", value="Share (%)", series="What"),
    )


_SYMBOLS = {"●": "circle", "◆": "diamond", "■": "square"}


def _span(rows: pd.DataFrame) -> str:
    return f"{demand.quarter(rows['date'].min())} to {demand.quarter(rows['date'].max())}"


def _postings(rows: pd.DataFrame) -> int:
    return int(rows.drop_duplicates("date")["n"].sum())


def _line_table(package: Package, rows: pd.DataFrame, what: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            what: rows["place"],
            "Month": rows["date"].dt.strftime("%Y-%m"),
            LEVEL: rows["value"],
            "Source": rows["source_id"].map(package.publisher_of),
        }
    )


def _share_table(package: Package, rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "What": rows["name"],
            "Quarter": rows["date"].map(demand.quarter),
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
