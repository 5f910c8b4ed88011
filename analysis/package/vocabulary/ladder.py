"""The ladder: its roles, the tracks on which it forks, and what is above what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from analysis.package.vocabulary.keyed import Keyed


@dataclass(frozen=True)
class Role:
    """One role of the ladder. `mention` says where a page names it among a few: opening, figure or nowhere.

    `predicate` is what its people are, in a sentence: senior, or senior PMs.
    """

    role_id: str
    position: int
    rung: int
    track: str
    name: str
    plural: str
    short_name: str
    article: str
    mention: str
    is_first_shown: bool
    predicate: str = ""

    @property
    def in_sentence(self) -> str:
        """The name within a sentence, a capital only where the plural has one: senior PM, CPO."""
        return self.plural[:1] + self.name[1:]

    @property
    def short_in_sentence(self) -> str:
        """The short name within a sentence: director, APM."""
        return self.short_name if self.short_name.isupper() else self.short_name[:1].lower() + self.short_name[1:]

    @property
    def short_plural(self) -> str:
        """The people by the short name: directors, APMs; the plural where there is no name shorter than the role's."""
        return self.plural if self.short_name == self.name else f"{self.short_in_sentence}s"

    @property
    def is_individual(self) -> bool:
        """Whether the role is on the craft's track."""
        return self.track == "individual"


class Ladder(Keyed[Role]):
    """The roles from the lowest to the highest. Roles of one rung are the branches of a fork."""

    table, key, noun = "roles", "role_id", "role"

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles, lowest first."""
        return self.every

    @cached_property
    def rungs(self) -> tuple[int, ...]:
        """The rungs, lowest first."""
        return tuple(sorted({role.rung for role in self.roles}))

    @property
    def top(self) -> int:
        """The highest rung."""
        return self.rungs[-1]

    def at(self, rung: int) -> tuple[Role, ...]:
        """Return the roles of a rung, several where the ladder forks there."""
        return tuple(role for role in self.roles if role.rung == rung)

    @property
    def first(self) -> Role:
        """The role in which a career begins."""
        return self.roles[0]

    @property
    def second(self) -> Role:
        """The role that the first one leads to."""
        return self.above(self.first.role_id)[0] if len(self.roles) > 1 else self.first

    @property
    def first_shown(self) -> Role:
        """The role shown before a visitor chooses one: as `roles` says, else the middle one."""
        return next((role for role in self.roles if role.is_first_shown), self.roles[(len(self.roles) - 1) // 2])

    @property
    def in_openings(self) -> tuple[Role, ...]:
        """The few roles that a page's opening names: as `roles` says, else the first, the middle and the last."""
        named = tuple(role for role in self.roles if role.mention == "opening")
        return named or tuple(dict.fromkeys((self.roles[0], self.first_shown, self.roles[-1])))

    @property
    def in_figures(self) -> tuple[Role, ...]:
        """The few roles whose key figures a page shows: those of its opening and those that are figures alone."""
        named = {role.role_id for role in self.in_openings}
        return tuple(role for role in self.roles if role.mention == "figure" or role.role_id in named)

    @property
    def fork(self) -> int | None:
        """The lowest rung on which craft and people part; None for a ladder of one track."""
        return next((rung for rung in self.rungs if len(self.at(rung)) > 1), None)

    @property
    def craft_top(self) -> int:
        """The highest rung that the craft's track reaches."""
        return max((role.rung for role in self.roles if role.is_individual), default=self.top)

    def on(self, rung: int, craft: bool) -> Role:
        """Return the role held on a rung by track; a craft career stays on the last rung of its track."""
        roles = self.at(min(rung, self.craft_top) if craft else rung)
        return next((role for role in roles if role.is_individual == craft), roles[0])

    def below(self, role_id: str) -> Role | None:
        """Return the role that leads to this one: on the next rung down, of its own track if there is one."""
        role = self[role_id]
        lower = [rung for rung in self.rungs if rung < role.rung]
        if not lower:
            return None
        roles = self.at(lower[-1])
        own = [one for one in roles if one.track == role.track]
        return (own or [one for one in roles if not one.is_individual] or list(roles))[0]

    def above(self, role_id: str) -> tuple[Role, ...]:
        """Return the roles that a step leads to from this one: two where the ladder forks, none at the top."""
        return tuple(role for role in self.roles if self._leads(role_id, role))

    def steps(self) -> list[tuple[str, str]]:
        """Return the pairs of roles that a career passes between, lowest first."""
        pairs = ((self.below(role.role_id), role) for role in self.roles)
        return [(low.role_id, high.role_id) for low, high in pairs if low is not None]

    def _leads(self, role_id: str, role: Role) -> bool:
        below = self.below(role.role_id)
        return below is not None and below.role_id == role_id
