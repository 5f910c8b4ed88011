"""Reports: how many people report to a product manager, as a survey asks each of them."""

from __future__ import annotations

from analysis import words
from analysis.bands import bare
from analysis.finding import Finding, sources_of
from analysis.package.memory import kept
from analysis.package.tables import Package

NO_LEVEL = "The survey does not tell the level of those who answered on it: leads and chiefs are among them."


@kept()
def reports(package: Package) -> Finding:
    """Return how many people report to a person, by what the survey calls them.

    Columns: post, country, n, p10 to p90, low and high (people), share_none (percent), source_id, period.
    """
    rows = bare(package["reports"], "people").sort_values("n", ascending=False, ignore_index=True)
    notes = (NO_LEVEL, *(package.caveat_of(source) for source in sources_of(rows)))
    return Finding(rows, _sentence(package), notes=notes if len(rows) else (), sources=sources_of(rows))


def _sentence(package: Package) -> str:
    if not package.has("reports"):
        return "No number of people who report to one in this data"
    first = package["reports"].sort_values("n", ascending=False).iloc[0]
    return (
        f"{words.percent(first['share_none'])} of {first['post'][:1].lower()}{first['post'][1:]} asked in "
        f"{words.place(package, first['country'])} lead nobody, half lead {_people(first['people_p50'])} or more"
    )


def _people(count: float) -> str:
    return "one person" if count == 1 else f"{words.number(count)} people"
