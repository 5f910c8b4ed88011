"""The pages of the atlas, in the order of the menu: what each is called and which tables it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from analysis import words
from analysis.package.memory import kept
from analysis.package.tables import Package


@dataclass(frozen=True)
class Page:
    """A page: its title, the section of the menu, its icon (a Material symbol) and the tables that it shows.

    `question` is what it answers, as a visitor asks it; empty where nobody would. `needs` are the tables of which one
    row at least must be there for the page to show anything: of any one of them; none means that the page always has
    something to show.
    """

    title: str
    section: str
    icon: str
    tables: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    question: str = ""

    def has_something_to_show(self, package: Package) -> bool:
        """Return whether the package has what the page shows."""
        return not self.needs or any(len(package[table]) for table in self.needs)

    @property
    def missing(self) -> str:
        """The sentence that a page says which has nothing to show."""
        return f"This data has nothing to show here: no row in {words.listed(self.needs, 'or')}."


START, LEVELS, PAY, HIRING, BREAK_IN, EVIDENCE = "", "Levels", "Pay", "Hiring", "Break in", "Evidence"
HOME = "start"
"""The page that opens first, at the atlas's own address."""

ATLAS = "PM Career Atlas"

TIME = ("progression", "attainment", "attainment_by_survey", "rung_mix", "tenure", "craft")
OVER_TIME = ("pay_over_time", "pay_by_years", "kept_share", "advert_terms")
AMOUNTS = ("compensation", "compensation_real", "compensation_standardised", "standard_mix", "pay_mix", "startup_pay")
PLACES = ("place_pay", "pay_within", "wages")
GROWTH = ("skills", "mastery_levels", "skill_levels", "skill_advice", "milestones")
DEMAND = ("demand", "hiring_by_type")
ROUTES = ("trajectories", "backgrounds", "background_levels", "entry_hiring", "degree_evidence")
INTERVIEW = ("interview_kinds", "interview_listens", "interview_prompts", "portfolio_projects")

PAGES: dict[str, Page] = {
    "start": Page("Start", START, "home"),
    "deck": Page("Deck", START, "slideshow", question="How do I take several charts along?"),
    "ladder": Page(
        "Levels",
        LEVELS,
        "stairs",
        ("roles", "responsibilities", "reports"),
        question="What does each level do?",
    ),
    "progression": Page("Promotion", LEVELS, "trending_up", TIME, TIME, "How long does it take?"),
    "planner": Page("Planner", LEVELS, "route", needs=("attainment",), question="When do I get there?"),
    "growth": Page("Skills", LEVELS, "psychology_alt", GROWTH, ("skills", "milestones"), "What do I lack?"),
    "compensation": Page(
        "Pay by level",
        PAY,
        "payments",
        (*AMOUNTS, *OVER_TIME, "published_pay", "cpi", "exchange_rates"),
        ("compensation", "startup_pay", "published_pay"),
        "What does it pay?",
    ),
    "wages": Page("Pay by place", PAY, "map", (*PLACES, "metros", "outline"), PLACES, "Where does it pay more?"),
    "offer": Page(
        "Offer check", PAY, "request_quote", ("peer_pay",), needs=("compensation",), question="Is this offer fair?"
    ),
    "demand": Page("Hiring market", HIRING, "query_stats", DEMAND, DEMAND, "Is anyone hiring?"),
    "scope": Page(
        "Kinds of company",
        HIRING,
        "compare_arrows",
        ("scope",),
        ("scope", *TIME, *AMOUNTS),
        "Which kind of company?",
    ),
    "routes": Page("Routes in", BREAK_IN, "login", ROUTES, ROUTES, "How do I get in, and with which degree?"),
    "interview": Page("Interview", BREAK_IN, "record_voice_over", INTERVIEW, INTERVIEW, "What will they ask me?"),
    "claims": Page("Claims", EVIDENCE, "balance", ("claims",), ("claims",), "Is this claim true?"),
    "data": Page("Your data", EVIDENCE, "upload_file", question="How do my own people and pay look here?"),
    "sources": Page("Sources", EVIDENCE, "fact_check", question="Where do the figures come from?"),
}
"""By the name of the page's file without its ending, which is its address."""

OF_SIDES = "scope"
"""The page that sets a package's sides against each other, and is called by them."""


@kept(most=1)
def pages_of(package: Package) -> Mapping[str, Page]:
    """Return the pages as a package has them called."""
    sides = [side.name for side in package.sides]
    if len(sides) < 2:
        return PAGES
    title = words.listed([sides[0], *(side[:1].lower() + side[1:] for side in sides[1:])], "or")
    return PAGES | {OF_SIDES: replace(PAGES[OF_SIDES], title=title, question=f"{title}?")}


def browser_title(pages: Mapping[str, Page], name: str) -> str:
    """Return what a browser's tab, a bookmark and a search call a page, by its name; the atlas itself its first."""
    return ATLAS if name == HOME else f"{pages[name].title} · {ATLAS}"


def path_of(name: str) -> str:
    """Return the path of a page's address, by its name."""
    return "/" if name == HOME else f"/{name}"
