"""What a plan comes to: one finding for the page and one for each of its charts."""

from __future__ import annotations

from analysis.finding import Finding, sources_of
from analysis.package.memory import kept
from analysis.package.tables import Package
from analysis.planner import notes, opening, titles
from analysis.planner.outlook import outlook
from analysis.planner.plan import Plan, target_rung

NOT_FOLLOWED = (
    "Nobody's career was followed. The careers are sampled from people seen once, as if those seen with more years "
    "were the others' future: a picture of how ladders stand, not a forecast of yours."
)
MOVE_CAVEAT = (
    "The people of a company type are those seen there, wherever they were before. Unless you choose another level, a "
    "move keeps one's own and one's place among others on it, which a new employer may not grant."
)
PAY_CAVEAT = (
    "Pay on the way is the median of the role held: whoever negotiates better or worse than the middle earns more or "
    "less each year. Equity of private companies is counted as reported, though it may come to nothing."
)
TRY_ANOTHER = (
    "Nobody like this was seen, so nothing is drawn. More people were seen at any company type, and between one and "
    "ten years of work."
)
LINES_END = "Lines end where observations do."
NO_CURVE = "Levels on which fewer than ten people were seen have no curve and are left out."
TOO_RARE = "What fewer than one career in ten reaches is left out."


@kept()
def answer(package: Package, plan: Plan) -> Finding:
    """Return by when the plan's target is reached, and when on the other paths.

    `rows` are the chances of every level above by path and year, those of `Outlook`: empty where nobody was seen.
    `notes` say what the pace is and what it changes.
    """
    rows, pace = outlook(package, plan).chances, opening.pace(package, plan)
    return Finding(rows, opening.sentence(package, plan), notes=(pace,), sources=sources_of(rows))


@kept()
def chance(package: Package, plan: Plan) -> Finding:
    """Return the band of the chance of the target by path; `rows` are its chances by path and year."""
    every = outlook(package, plan).chances
    rows = every[every["rung"] == target_rung(package, plan)]
    told = _said(notes.of_paths(package, plan), notes.without_target(package, plan), LINES_END)
    return Finding(rows, titles.chance(package, plan), notes=told, sources=sources_of(rows))


@kept()
def rungs(package: Package, plan: Plan) -> Finding:
    """Return by when half of the plan's own careers reach the levels above; `rows` are their chances by year."""
    every = outlook(package, plan).chances
    rows = every[every["key"] == "plan"]
    told = _said(NO_CURVE, notes.open_ends(package, plan))
    return Finding(rows, titles.rungs(package, plan), notes=told, sources=sources_of(rows))


@kept()
def dates(package: Package, plan: Plan) -> Finding:
    """Return the median date of the target by path; `rows` are the dates that at least one in ten careers reaches."""
    every = outlook(package, plan).dates
    rows = every.dropna(subset="p10") if "p10" in every else every
    told = _said(notes.of_paths(package, plan), TOO_RARE)
    return Finding(rows, titles.dates(package, plan), notes=told, sources=sources_of(rows))


@kept()
def pay(package: Package, plan: Plan) -> Finding:
    """Return the pay by path in the last year that all are seen for; `rows` are those of `Outlook`."""
    rows = outlook(package, plan).pay
    told = _said(notes.of_paths(package, plan, pay=True))
    return Finding(rows, titles.pay(package, plan), notes=told, sources=sources_of(rows))


@kept()
def earned(package: Package, plan: Plan) -> Finding:
    """Return the pay added up by path over the years that all are seen for; `rows` are those of `Outlook`."""
    rows = outlook(package, plan).earned
    told = _said(notes.of_paths(package, plan, pay=True))
    return Finding(rows, titles.earned(package, plan), notes=told, sources=sources_of(rows))


def _said(*sentences: str) -> tuple[str, ...]:
    return tuple(one for one in sentences if one)
