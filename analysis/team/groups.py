"""Groups of a team at equal level: the median gap with its interval, and whether it is beyond noise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pandas as pd

from analysis import words
from analysis.finding import Finding
from analysis.package.memory import kept
from analysis.package.selection import Selection
from analysis.package.tables import Package
from analysis.team.few import EVERY_LEVEL, can_be_parted, telling
from analysis.team.gap import gap
from analysis.team.positions import part, team

RULE = "assessed_percent"

_WHOLE = (
    "All company types, whichever are chosen: at a level of one of them a group has fewer than {few} people, "
    "of whom the difference of two choices would tell."
)


@kept()
def gaps(package: Package, selection: Selection) -> Finding:
    """Return how much more or less each group is paid than the largest one at equal level and place.

    Rows, each group's comparison over all levels first and then level by level, highest first: name, group, role_id (""
    for all levels), people (of the group), others (of the largest), n (both), value, low and high (percent, a 90 %
    interval of the median gap), is_clear, and mean (percent by which the group's mean pay differs from what it would be
    at the means of the largest group at each level and place). A group is there where it and the
    largest have the least number of people; people at a level and place where the other has nobody are not compared.
    What would tell of fewer by a difference is left out: of all levels and those shown, of two choices of types.
    """
    people, is_whole = _told_of(package, selection)
    sizes = people["group"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    least = int(package.rules["least_n"])
    groups = [str(group) for group in sizes.index if sizes[group] >= least]
    few = [str(group) for group in sizes.index if sizes[group] < least]
    if len(groups) < 2:
        return Finding(pd.DataFrame(), _too_few(package, selection, people, groups))
    told = (telling(list(_lines(package, people, groups[0], group)), least) for group in groups[1:])
    rows = pd.DataFrame(line for lines in told for line in lines)
    notes = [
        f"Held against {groups[0]}, the largest group; less than zero is paid less.",
        f"Not shown (fewer than {words.few(package)} people): {words.listed(few)}." if few else "",
        "" if is_whole else _WHOLE.format(few=words.few(package)),
        _law(package, rows),
    ]
    if rows.empty:
        return Finding(rows, "Too few people of two groups stand at one level and place to compare them")
    rule = next(rule for rule in package.descriptor["rules"] if rule["name"] == RULE)
    return Finding(rows, _sentence(rows, groups[0]), notes=tuple(filter(None, notes)), sources=(rule["source_id"],))


def _told_of(package: Package, selection: Selection) -> tuple[pd.DataFrame, bool]:
    """Return the people with pay who are compared, and whether they are those of the chosen company types.

    They are everybody where a choice of types, beside another one, would tell of few.
    """
    chosen, everybody = _paid(package, selection), _paid(package, replace(selection, company_types=()))
    if len(chosen) == len(everybody) or can_be_parted(everybody, int(package.rules["least_n"])):
        return chosen, True
    return everybody, False


def _paid(package: Package, selection: Selection) -> pd.DataFrame:
    """Return the people of a group whose pay is known and above nought, with it as `amount`."""
    people, component = team(package, selection), part(package, selection)
    if people.empty or component not in people:
        return pd.DataFrame(columns=["group", "amount"])
    people = people.assign(amount=people[component])
    return people[(people["group"] != "") & (people["amount"] > 0)]


def _lines(package: Package, people: pd.DataFrame, largest: str, group: str) -> Iterator[dict[str, Any]]:
    """Yield the comparison of a group over all levels and at each, as far as people suffice."""
    for role in (EVERY_LEVEL, *reversed(package.ladder.ids)):
        there = people if role == EVERY_LEVEL else people[people["role_id"] == role]
        cells = {
            cell: {name: rows["amount"].to_numpy() for name, rows in at.groupby("group") if name in (largest, group)}
            for cell, at in there.groupby(["role_id", "country"])
        }
        both = [(cell[largest], cell[group]) for cell in cells.values() if len(cell) == 2]
        others, own = (sum(len(pair[side]) for pair in both) for side in (0, 1))
        if min(others, own) < package.rules["least_n"]:
            continue
        found = gap(both)
        as_largest = sum(len(pair[1]) * pair[0].mean() for pair in both)
        level = "equal level" if role == EVERY_LEVEL else words.role(package, role)
        yield {
            "name": f"{group}, {level}",
            "group": group,
            "role_id": role,
            "people": own,
            "others": others,
            "n": own + others,
            "value": found.value,
            "low": found.low,
            "high": found.high,
            "is_clear": found.is_clear,
            "mean": 100 * (sum(pair[1].sum() for pair in both) / as_largest - 1),
        }


def _sentence(rows: pd.DataFrame, largest: str) -> str:
    """Return the gap over all levels of each group; a difference is claimed only where it is clear."""
    whole = rows[rows["role_id"] == EVERY_LEVEL]
    clear, unclear = whole[whole["is_clear"]], whole[~whole["is_clear"]]
    parts = [
        f"{row.group}: {words.percent(abs(row.value))} {'lower' if row.value < 0 else 'higher'} median pay than "
        f"{largest} at equal level"
        for row in clear.itertuples()
    ]
    if len(unclear):
        names = words.listed(list(unclear["group"]))
        parts.append(f"No clear gap between {names} and {largest} at equal level")
    count = "No group is" if clear.empty else f"{len(clear)} of {len(whole)} groups are"
    count = f"All {len(whole)} groups are" if len(clear) == len(whole) > 1 else count
    short = f"{count} clearly apart from {largest} at equal level"
    return words.fitting("; ".join(parts), short, f"{count} clearly apart from the largest one at equal level")


def _law(package: Package, rows: pd.DataFrame) -> str:
    """Return what the lines beside nought are, and which levels lie beyond them by the mean, as the law counts."""
    at = words.percent(package.rules[RULE])
    law = (
        f"Lines at {at} either way: from there on, by the mean of women and men in a category of workers, the EU's pay "
        "transparency directive asks for a joint assessment"
    )
    if rows.empty:
        return f"{law}."
    beyond = rows[(rows["mean"].abs() >= package.rules[RULE]) & (rows["role_id"] != EVERY_LEVEL)]
    return f"{law}; by the mean, {words.listed(list(beyond['name']))} lie beyond." if len(beyond) else f"{law}."


def _too_few(package: Package, selection: Selection, people: pd.DataFrame, groups: list[str]) -> str:
    """Return why no group is compared, without full stop."""
    if people.empty:
        everybody = team(package, selection)
        is_named = "group" in everybody and (everybody["group"] != "").any()
        pay = package.components.label_of(part(package, selection))
        return f"No {pay} is known of anybody in a group" if is_named else "No group to compare: nobody is in one"
    if groups:
        return f"One group alone, {groups[0]}, has {words.few(package)} people or more with pay: nothing to compare"
    return f"No group has {words.few(package)} people or more with pay"
