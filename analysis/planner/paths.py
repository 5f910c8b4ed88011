"""The paths of a plan: its own and those that it is held against, and the curves that each follows."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analysis import words
from analysis.package.tables import Package
from analysis.planner.observed import curves
from analysis.planner.plan import (
    IN_WORDS,
    NEWCOMER,
    STAY,
    STEPS,
    Plan,
    held,
    horizon,
    types_of,
    where,
)


@dataclass(frozen=True)
class Path:
    """One way to go on: `key` (plan, stay, move, entry, fork) and `label` tell it apart, `craft` is its track.

    `role` and `years` are where it begins, `since` the year of experience in which the role's rung was reached; a move
    leads up `step` levels.
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
    step: int = 0

    def type_in(self, year: int) -> str:
        """Return the company type so many years from now."""
        return self.move_to if self.move_to != STAY and year >= self.move_in else self.company_type

    def begins(self, package: Package) -> int:
        """Return the rung from which careers go on: that of the role, or the one to which a move now leads."""
        rung = package.ladder[self.role].rung
        return stepped(package, rung, self.step) if self.moves_now else rung

    @property
    def moves_now(self) -> bool:
        """Whether the path leads to another company type at once."""
        return self.move_to != STAY and self.move_in == 0

    def role_on(self, package: Package, rung: int) -> str:
        """Return the role held on a rung: the fork is taken by track, and a craft path ends at the fork."""
        return package.ladder.on(rung, self.craft).role_id


def stepped(package: Package, rung: int, step: int) -> int:
    """Return the rung so many levels up, no further than the ladder goes."""
    return min(max(rung + step, package.ladder.rungs[0]), package.ladder.top)


def moved_to(package: Package, plan: Plan) -> str:
    """Return the company type to which a plan moves, or with which staying is compared."""
    return _elsewhere(package, plan) if _move(plan) == STAY else plan.move_to


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
    step = 0 if plan.now == NEWCOMER else STEPS[plan.level]
    own = Path("plan", "", role, years, since, plan.at, _move(plan), plan.move_in, craft, step)
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
    if path.step and path.move_to != STAY:
        when += f" ({IN_WORDS[path.step]})"
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
