"""The pages of the atlas, in the order of the menu: what each is called and which tables it shows."""

from __future__ import annotations

from dataclasses import dataclass

from analysis import words
from analysis.package.tables import Package


@dataclass(frozen=True)
class Page:
    """A page: its title, the section of the menu, its icon (a Material symbol) and the tables that it shows.

    `needs` are the tables of which one row at least must be there for the page to show anything: of any one of them;
    none means that the page always has something to show.
    """

    title: str
    section: str
    icon: str
    tables: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    def has_something_to_show(self, package: Package) -> bool:
        """Return whether the package has what the page shows."""
        return not self.needs or any(len(package[table]) for table in self.needs)

    @property
    def missing(self) -> str:
        """The sentence that a page says which has nothing to show."""
        return f"This data has nothing to show here: no row in {words.listed(self.needs, 'or')}."


LOOK_UP, DECIDE, TRUST = "Look up", "Decide", "Trust"
HOME = "ladder"
"""The page that opens first, at the atlas's own address."""

TIME = ("progression", "attainment", "rung_mix", "tenure", "craft")
PAY = ("compensation", "compensation_real", "compensation_standardised", "standard_mix", "pay_mix", "startup_pay")
PLACES = ("place_pay", "pay_within", "wages")
GROWTH = ("skills", "mastery_levels", "skill_levels", "skill_advice", "milestones")
ROUTES = ("trajectories", "backgrounds", "background_levels", "entry_hiring", "degree_evidence")
INTERVIEW = ("interview_kinds", "interview_listens", "interview_prompts", "portfolio_projects")

PAGES: dict[str, Page] = {
    "ladder": Page("Ladder", LOOK_UP, "stairs", ("roles", "responsibilities", "reports")),
    "progression": Page("Progression", LOOK_UP, "trending_up", TIME, TIME),
    "compensation": Page(
        "Compensation",
        LOOK_UP,
        "payments",
        (*PAY, "published_pay", "cpi", "exchange_rates"),
        ("compensation", "startup_pay", "published_pay"),
    ),
    "wages": Page("Pay by place", LOOK_UP, "map", (*PLACES, "metros", "us_outline"), PLACES),
    "scope": Page("Startup or corporation", LOOK_UP, "compare_arrows", ("scope",), ("scope", *TIME, *PAY)),
    "demand": Page("Demand", LOOK_UP, "query_stats", ("demand", "hiring_by_type"), ("demand", "hiring_by_type")),
    "planner": Page("Planner", DECIDE, "route", needs=("attainment",)),
    "offer": Page("Offer check", DECIDE, "request_quote", needs=("compensation",)),
    "routes": Page("Routes in", DECIDE, "login", ROUTES, ROUTES),
    "growth": Page("Growth", DECIDE, "psychology_alt", GROWTH, ("skills", "milestones")),
    "interview": Page("Interview", DECIDE, "record_voice_over", INTERVIEW, INTERVIEW),
    "sources": Page("Sources", TRUST, "fact_check"),
}
"""By the name of the page's file without its ending, which is its address."""
