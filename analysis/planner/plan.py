"""The planner: what a visitor says of their career, and the paths that are held against each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from analysis.inputs import Choice, Input
from analysis.package.memory import kept
from analysis.package.selection import Selection, first_selection, select
from analysis.package.tables import Package
from analysis.package.vocabulary import EVERY_TYPE
from analysis.typed import Number

NEWCOMER, STAY = "newcomer", "stay"
SAME = "same"
STEPS = {SAME: 0, "one_lower": -1, "two_lower": -2, "one_higher": 1}
"""Levels that a move leads up, by what can be chosen."""

LEVELS = {
    SAME: "The same",
    "one_lower": "One level lower",
    "two_lower": "Two levels lower",
    "one_higher": "One level higher",
}
IN_WORDS = {-2: "two levels lower", -1: "one level lower", 1: "one level higher"}


@dataclass(frozen=True)
class Plan:
    """What a visitor says, by the names in the URL; `first_plan` is the example for whoever has said nothing yet.

    `now` is the role held or `NEWCOMER`, `years` are those of work, `in_role` those in the role (None: not said).
    `at`, `move_to` (or `STAY`) and `against` are company types: where one is, is to move in `move_in` years, and the
    one to which the alternative moves at once; `level`, one of `STEPS`, is where a move leads. `lasts` is the
    percentage of careers whose pace lasts five years. Pay is in `currency` (empty: the home one), nominal or of today
    as `dollars` says.
    """

    now: str = ""
    years: int = 4
    in_role: int | None = None
    at: str = ""
    target: str = ""
    move_to: str = STAY
    move_in: int = 2
    against: str = ""
    lasts: int = 50
    country: str = ""
    component: str = ""
    level: str = SAME
    dollars: str = "nominal"
    currency: str = ""

    @property
    def persistence(self) -> float:
        """The share of careers that keep their pace from one year to the next."""
        return (self.lasts / 100) ** (1 / 5)


@kept()
def first_plan(package: Package) -> Plan:
    """Return the example: that of `example_plan`, else from the second role two rungs up, at the first type."""
    ladder, first = package.ladder, first_selection(package)
    goal = ladder.rungs[min(ladder.rungs.index(ladder.second.rung) + 2, len(ladder.rungs) - 1)]
    types = types_of(package)
    plan = Plan(
        now=ladder.second.role_id,
        at=types[0],
        target=ladder.on(goal, craft=False).role_id,
        against=types[-2] if len(types) > 2 else EVERY_TYPE,
        country=first.country,
        component=first.component,
        dollars=first.dollars,
        currency=first.currency,
    )
    stated = next(package["example_plan"].itertuples(index=False), None)
    if stated is None:
        return plan
    return replace(plan, now=stated.role_id, at=stated.company_type, target=stated.to_role_id, against=stated.to_type)


def inputs(package: Package) -> dict[str, Input]:
    """Return what a plan is made of, by the names in the URL."""
    choice, number = partial(Choice, only_on="planner"), partial(Number, only_on="planner")
    roles, first = package.ladder.names, first_plan(package)
    types = {key: package.types.names.get(key, "Any company type") for key in types_of(package)}
    most = "Percentage of careers whose pace still lasts after five years: 0 draws each year anew, 100 keeps one pace."
    return {
        "now": choice("Role now", {NEWCOMER: f"Not in {package.trade.field} yet"} | roles, first.now),
        "years": number("Years of work", 0, 45, first.years, hint=f"All work, not only in {package.trade.field}."),
        "in_role": number("Of these in the role", 0, 45, hint="May stay empty.", example="not said"),
        "at": choice("Where", types, first.at),
        "target": choice("Target", roles, first.target),
        "move_to": choice("Planned move", {STAY: "Stay where I am"} | types, first.move_to),
        "move_in": number("Move in (years)", 0, horizon(package) - 1, first.move_in),
        "level": choice("Level after a move", LEVELS, first.level),
        "against": choice("Compare with a move now to", types, first.against),
        "lasts": number("Pace that lasts (%)", 0, 100, first.lasts, hint=most),
    }


def types_of(package: Package) -> tuple[str, ...]:
    """Return where one can be in a plan: the company types, then any of them."""
    return (*package.types.ids, EVERY_TYPE)


def where(package: Package, key: str) -> str:
    """Return a company type as one works there: a startup; any company type."""
    return "any company type" if key == EVERY_TYPE else package.types[key].singular


def held(package: Package, plan: Plan) -> str:
    """Return the role from which the career goes on: whoever breaks in begins in the first one."""
    return package.ladder.first.role_id if plan.now == NEWCOMER else plan.now


def chosen_money(package: Package, plan: Plan) -> Selection:
    """Return the money that a plan is reckoned in, as it is chosen on every page; pay is of the source shown first."""
    return select(package, dollars=plan.dollars, currency=plan.currency or package.currencies.home)


def horizon(package: Package) -> int:
    """Return the years from now that are looked at: further ahead, today's ladder says little."""
    return int(package.rules["horizon_years"])


def target_rung(package: Package, plan: Plan) -> int:
    """Return the rung that the plan is after."""
    return package.ladder[plan.target].rung
