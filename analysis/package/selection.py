"""What a visitor has chosen, and what a package shows before anything is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from analysis.inputs import Choice, Choices, Input
from analysis.package.memory import kept

if TYPE_CHECKING:
    from analysis.package.tables import Package

EVERY_STATE = "all"


@dataclass(frozen=True)
class Selection:
    """A visitor's choice; `first_selection` fills what a package alone knows.

    `company_types` empty means all of them, each on its own where a chart tells them apart. `background` is where a
    newcomer comes from, `kind` a kind of interview question. `dollars` are nominal (of the day) or today's (of the
    newest month of consumer prices), `intervals` are hidden or shown, `mix` is that of the people as reported or equal
    for every role.
    """

    company_types: tuple[str, ...] = ()
    country: str = ""
    role: str = ""
    component: str = ""
    series: str = ""
    background: str = ""
    kind: str = ""
    source: str = ""
    dollars: str = "nominal"
    currency: str = ""
    mix: str = "reported"
    intervals: str = "hidden"
    state: str = EVERY_STATE


@kept(most=1)
def first_selection(package: Package) -> Selection:
    """Return what is shown before a visitor chooses: the country of most people, the first of each list."""
    return Selection(
        country=next(iter(countries(package)), ""),
        role=package.ladder.first_shown.role_id,
        component=package.components.of_kind("total") or next(iter(package.components.names), ""),
        series=_first(package, "demand_backtest", "series_id"),
        background=_first(package, "backgrounds", "background_id"),
        kind=_first(package, "interview_kinds", "kind_id"),
        source=package.pay_sources.first,
        currency=package.currencies.home,
    )


def select(package: Package, **values: Any) -> Selection:
    """Return a package's first selection with other values for some of its fields."""
    return replace(first_selection(package), **values)


@kept(most=1)
def countries(package: Package) -> tuple[str, ...]:
    """Return the countries of the package, the one of most people first: where time is known, else where pay is."""
    frames = (package[table] for table in ("progression", "compensation"))
    rows = next((frame for frame in frames if len(frame)), package["progression"])
    return tuple(rows.groupby("country")["n"].max().sort_values(ascending=False, kind="stable").index)


def inputs(package: Package) -> dict[str, Input]:
    """Return what can be chosen of people and pay on every page, by the names in the URL."""
    first, places = first_selection(package), {country: country for country in countries(package)}
    return {
        "company_type": Choices("Company type", package.types.names, hint=_definitions(package)),
        "country": Choice("Country", places, first.country),
        "role": Choice("Level", package.ladder.names, first.role),
        "component": Choice("Part of pay", package.components.names, first.component),
    }


def _definitions(package: Package) -> str:
    """Return what each company type is, as a list in Markdown, after what choosing none means."""
    rows = package["company_types"].sort_values("position")
    listed = (f"\n- **{row.name}**: {row.definition}" for row in rows[["name", "definition"]].itertuples(index=False))
    return f"None chosen means all of them.\n{''.join(listed)}"


def named(package: Package, table: str) -> dict[str, str]:
    """Return the names of a table's rows by the table's first column, in their order."""
    rows = package[table].sort_values("position")
    return dict(zip(rows.iloc[:, 0], rows["name"], strict=True))


def pooled(package: Package, selection: Any) -> str:
    """Return the key of the chosen company types taken together, as in the column `company_types`."""
    return package.types.pooled(selection.company_types)


def apart(package: Package, selection: Any) -> tuple[str, ...]:
    """Return the chosen company types one by one, in drawing order."""
    return package.types.apart(selection.company_types)


def link_parameters(
    package: Package, selection: Any, depends_on: Iterable[str] | None = None
) -> dict[str, tuple[str, ...]]:
    """Return a choice, any dataclass, as the parameters of a link, defaults included.

    A link that leaves a default out means something else on the day that the default changes: no company type
    is therefore written as every one of them. `depends_on` names the fields that count; None takes all.
    """
    wanted = None if depends_on is None else set(depends_on)
    values = {field: value for field, value in asdict(selection).items() if wanted is None or field in wanted}
    if "company_types" in values:
        values = {"company_type": values.pop("company_types") or package.types.ids} | values
    return {name: _texts(value) for name, value in values.items() if value not in (None, "")}


def _first(package: Package, table: str, column: str) -> str:
    frame = package[table]
    rows = frame.sort_values("position") if "position" in frame else frame
    if "is_first_shown" in rows:
        rows = rows.sort_values("is_first_shown", ascending=False, kind="stable")
    return str(rows[column].iat[0]) if len(rows) else ""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple | list) else (str(value),)
