"""The planner: what a visitor says of their career, and the paths that are held against each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from analysis import words
from analysis.bands import cells
from analysis.inputs import Choice, Input
from analysis.package.memory import kept
from analysis.package.selection import examples, first_selection
from analysis.package.tables import Package
from analysis.package.vocabulary import EVERY_TYPE
from analysis.planner.observed import curves
from analysis.typed import Number

NEWCOMER, STAY = "newcomer", "stay"


@dataclass(frozen=True)
class Plan:
    """What a visitor says, by the names in the URL; `first_plan` is the example for whoever has said nothing yet.

    `now` is the role held or `NEWCOMER`, `years` are those of work, `in_role` those in the role (None: not said).
    `at`, `move_to` (or `STAY`) and `against` are company types: where one is, is to move in `move_in` years, and the
    one to which the alternative moves at once. `lasts` is the percentage of careers whose pace lasts five years.
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

    @property
    def persistence(self) -> float:
        """The share of careers that keep their pace from one year to the next."""
        return (self.lasts / 100) ** (1 / 5)


def first_plan(package: Package) -> Plan:
    """Return the example: that of the table `examples`, else from the second role two rungs up, at the first type."""
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
    )
    stated: dict[str, Any] = {name: _as_in(plan, name, value) for name, value in examples(package, "plan").items()}
    return replace(plan, **stated)


def inputs(package: Package) -> dict[str, Input]:
    """Return what a plan is made of, by the names in the URL."""
    choice, number = partial(Choice, only_on="planner"), partial(Number, only_on="planner")
    roles, first = package.ladder.names, first_plan(package)
    types = {key: package.types.names.get(key, "Any company type") for key in types_of(package)}
    most = "Percentage of careers whose pace still lasts after five years: 0 draws each year anew, 100 keeps one pace."
    return {
        "now": choice("Role now", {NEWCOMER: "Not in product yet"} | roles, first.now),
        "years": number("Years of work", 0, 45, first.years, hint="All work, not only in product."),
        "in_role": number("Of these in the role", 0, 45, hint="May stay empty.", example="not said"),
        "at": choice("Where", types, first.at),
        "target": choice("Target", roles, first.target),
        "move_to": choice("Planned move", {STAY: "Stay where I am"} | types, first.move_to),
        "move_in": number("Move in (years)", 0, horizon(package) - 1, first.move_in),
        "against": choice("Compare with a move now to", types, first.against),
        "lasts": number("Pace that lasts (%)", 0, 100, first.lasts, hint=most),
    }


def _as_in(plan: Plan, name: str, value: str) -> str | int:
    """Return a value of the table `examples`, a number where the plan has numbers."""
    return value if isinstance(getattr(plan, name), str) else int(value)


def types_of(package: Package) -> tuple[str, ...]:
    """Return where one can be in a plan: the company types, then any of them."""
    return (*package.types.ids, EVERY_TYPE)


def where(package: Package, key: str) -> str:
    """Return a company type as one works there: a startup; any company type."""
    return "any company type" if key == EVERY_TYPE else package.types[key].singular


def held(package: Package, plan: Plan) -> str:
    """Return the role from which the career goes on: whoever breaks in begins in the first one."""
    return package.ladder.first.role_id if plan.now == NEWCOMER else plan.now


def horizon(package: Package) -> int:
    """Return the years from now that are looked at: further ahead, today's ladder says little."""
    return int(package.rules["horizon_years"])


@dataclass(frozen=True)
class Path:
    """One way to go on: `key` (plan, stay, move, entry, fork) and `label` tell it apart, `craft` is its track.

    `role` and `years` are where it begins, `since` the year of experience in which the role's rung was reached.
    """

    key: str
    label: str
    role: str
    years: int
    since: int | None
    company_type: str
    move_to: str
    move_in: int
    craft: bool

    def type_in(self, year: int) -> str:
        """Return the company type so many years from now."""
        return self.move_to if self.move_to != STAY and year >= self.move_in else self.company_type

    def role_on(self, package: Package, rung: int) -> str:
        """Return the role held on a rung: the fork is taken by track, and a craft path ends at the fork."""
        return package.ladder.on(rung, self.craft).role_id


def target_rung(package: Package, plan: Plan) -> int:
    """Return the rung that the plan is after."""
    return package.ladder[plan.target].rung


def paths(package: Package, plan: Plan) -> tuple[Path, ...]:
    """Return the plan's own path, then its alternatives, at most four in all.

    Alternatives: not to move where a move is planned, a move to `plan.against` now, and the other side of the fork;
    for whoever breaks in also to enter as a product manager whose earlier years count.
    """
    ladder, role = package.ladder, held(package, plan)
    # Years of a newcomer are years of other work: the cautious reading begins at zero.
    years = 0 if plan.now == NEWCOMER else plan.years
    since = None
    if plan.in_role is not None and plan.now != NEWCOMER and plan.in_role <= plan.years:
        since = plan.years - plan.in_role
    craft = _is_craft(package, plan.target) or (
        _is_craft(package, role) and ladder[plan.target].rung <= ladder.craft_top
    )
    own = Path("plan", "", role, years, since, plan.at, _move(plan), plan.move_in, craft)
    found = [own]
    if own.move_to != STAY:
        found.append(replace(own, key="stay", move_to=STAY))
    if plan.now == NEWCOMER:
        found.append(replace(own, key="entry", role=ladder.second.role_id, years=plan.years, move_to=STAY))
    found.append(replace(own, key="move", move_to=_elsewhere(package, plan), move_in=0))
    if ladder.fork is not None and ladder[role].rung <= ladder.craft_top:
        found.append(replace(own, key="fork", craft=not craft))
    named: dict[str, Path] = {}
    for path in found:
        label = _label(package, path, plan)
        named.setdefault(label, replace(path, label=label))
    return tuple(named.values())[:4]


def ahead(package: Package, plan: Plan, path: Path) -> list[str]:
    """Return the company type whose curves are in force in each year to come, to the horizon or the last seen."""
    found = []
    for year in range(horizon(package)):
        one = curves(package, plan.country, path.type_in(year))
        if one is None or path.years + year >= one.last:
            break
        found.append(path.type_in(year))
    return found


def unseen(package: Package, plan: Plan, path: Path) -> str:
    """Return why nothing can be said of a path, as words that follow a colon; empty where it can."""
    for company_type, years in _legs(package, path):
        one, place = curves(package, plan.country, company_type), words.at_company_types(package, company_type)
        if one is None:
            few = words.spelled(package.rules["least_n_curve"])
            return f"under {few} people seen {place} in {words.place(package, plan.country)}"
        if years >= one.last:
            return f"hardly anyone seen {place} has more than {words.years(one.last)} of work"
    first = path.type_in(0)
    here = curves(package, plan.country, first)
    standing = _people_there(package, plan.country, first, path)
    if standing is not None and standing < package.rules["least_n"]:
        few, at = words.few(package), words.at_company_types(package, first)
        whom = f"{words.roles(package, path.role)} with {words.years(path.years)} of work or more"
        return f"fewer than {few} people seen {at} are {whom}"
    if here is not None and here.holds(package.ladder[path.role].rung, path.years):
        return ""
    whom, when = words.roles(package, path.role), words.years(path.years)
    return f"nobody seen {words.at_company_types(package, first)} with {when} of work stands on the level of {whom}"


@kept(most=256)
def _people_there(package: Package, country: str, company_type: str, path: Path) -> float | None:
    """Return how many people were seen on a path's rung with its years of work or more; None where nobody counted."""
    rows = cells(package["rung_mix"], (company_type,), country)
    if rows.empty:
        return None
    roles = [role.role_id for role in package.ladder.at(package.ladder[path.role].rung)]
    later = rows["years_to"].isna() | (rows["years_to"] >= path.years)
    there = rows[later & rows["role_id"].isin(roles)]
    return float((there["n"] * there["share"] / 100).sum())


def since_unused(package: Package, plan: Plan) -> str:
    """Return why the years in the role tell nothing of the pace; empty where they do or are not said."""
    here = curves(package, plan.country, plan.at)
    if plan.in_role is None or here is None:
        return ""
    if plan.now == NEWCOMER:
        return "there is no role yet"
    if plan.in_role > plan.years:
        return "they are more than all years of work"
    rung = package.ladder[held(package, plan)].rung
    if rung == package.ladder.rungs[0]:
        return "when people entered the first level was not observed"
    since = plan.years - plan.in_role
    if not here.holds(rung, since):
        at = words.at_company_types(package, plan.at)
        return f"nobody seen {at} with {words.years(since)} of work stands on that level"
    return ""


def _legs(package: Package, path: Path) -> list[tuple[str, int]]:
    """Return company types with years of experience for which curves must go on: now, before and after a move."""
    first, moved = path.type_in(0), path.years + path.move_in
    later = [(first, moved - 1), (path.move_to, moved)] if path.type_in(horizon(package)) != first else []
    return [(first, path.years), *later]


def _move(plan: Plan) -> str:
    return STAY if plan.move_to == plan.at else plan.move_to


def _is_craft(package: Package, role_id: str) -> bool:
    """Say whether a role is on the craft's side of the fork."""
    role, fork = package.ladder[role_id], package.ladder.fork
    return fork is not None and role.is_individual and role.rung >= fork


def _elsewhere(package: Package, plan: Plan) -> str:
    """Return the type to compare with; whoever is there already is compared with the first other type."""
    return plan.against if plan.against != plan.at else next(one for one in types_of(package) if one != plan.at)


def _label(package: Package, path: Path, plan: Plan) -> str:
    """Return a path as it stands after "if you"."""
    if path.key == "fork":
        return (
            f"choose craft, up to {_craft_end(package)}" if path.craft else f"choose people, from {_fork(package)} up"
        )
    when = f"in {words.years(path.move_in)}" if path.move_in else "now"
    if plan.now == NEWCOMER:
        role = _lower(package.ladder[path.role].name) + ", earlier years counted" * (path.key == "entry")
        later = f", then {where(package, path.move_to)} {when}" if path.move_to != STAY and path.move_in else ""
        return f"enter {where(package, path.type_in(0))} as {role}{later}"
    stays = path.move_to == STAY
    return f"stay at {where(package, path.company_type)}" if stays else f"move to {where(package, path.move_to)} {when}"


def _craft_end(package: Package) -> str:
    return _lower(package.ladder.on(package.ladder.craft_top, craft=True).name)


def _fork(package: Package) -> str:
    fork = package.ladder.fork
    return _lower(package.ladder.on(fork, craft=False).name) if fork is not None else ""


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]
