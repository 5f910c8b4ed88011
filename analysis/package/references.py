"""Ids against the tables that they are of: each is a row there, and sets of ids are written in one way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from analysis.package.checks import Checked, Key
from analysis.package.schema import GUESSES, Fault, Reference, held_in, nearest, quoted
from analysis.package.vocabulary import EVERY_TYPE, JOINT

Words = dict[Key, tuple[str, str]]


def check_references(tables: Mapping[str, Checked]) -> Iterator[Fault]:
    """Yield the ids that the table they are of does not have; of tables that are absent nothing is asked."""
    for checked in tables.values():
        for reference in checked.table.references:
            target = tables.get(reference.table)
            if target is None or (reference.is_lax and not target.sheet.rows):
                continue
            if _can_be_asked(checked, reference.columns) and _can_be_asked(target, reference.fields):
                yield from _faults(checked, reference, target)


def _can_be_asked(checked: Checked, columns: Sequence[str]) -> bool:
    return checked.is_whole and set(columns) <= set(checked.sheet.header)


def _faults(checked: Checked, reference: Reference, target: Checked) -> Iterator[Fault]:
    rows = checked.keys(reference.columns)
    held = target.keys(reference.fields)
    ask = _pools if reference.is_pool else _strangers
    besides = {(word,) for word in reference.besides}
    words = ask({row for row in set(rows) - besides if any(row)}, reference, held, target)
    fields = [checked.fields[name] for name in reference.columns]
    for row, key in checked.where(rows, words):
        texts = [checked.columns[name][row] for name in reference.columns]
        if not any(field.broken(text) for field, text in zip(fields, texts, strict=True)):  # told already
            yield checked.fault(row, reference.columns, *words[key])


def _strangers(rows: set[Key], reference: Reference, held: Sequence[Key], target: Checked) -> Words:
    """Return what to say of rows that the other table does not have, or of which it lacks a part."""
    known = set(held)
    parts = (
        {row: [(part,) for part in row[0].split(reference.separator)] for row in rows} if reference.separator else {}
    )
    first = {row: next((part for part in parts.get(row, [row]) if part not in known), None) for row in sorted(rows)}
    names = sorted(", ".join(key) for key in known)
    besides = () if reference.is_pool else reference.besides
    rule = held_in(target.sheet.name, ", ".join(reference.fields), names, besides)
    names += besides
    words: Words = {}
    for row, part in first.items():
        if part is None:
            continue
        text = ", ".join(part)
        among = "" if part == row else f" in {quoted(row[0])}"
        words[row] = (
            f"{quoted(text)}{among} {rule.broken}",
            nearest(text, names, rule.right) if len(words) < GUESSES else rule.right,
        )
    return words


def _pools(rows: set[Key], reference: Reference, held: Sequence[Key], target: Checked) -> Words:
    """Return what to say of sets of ids that are not in the order of their table, or that are all of them."""
    order = [key for (key,) in _in_order(held, target)]
    words = _strangers(rows, reference, held, target)
    for row in rows - words.keys():
        members = [key for key in order if key in row[0].split(JOINT)]
        right = EVERY_TYPE if len(members) == len(order) else JOINT.join(members)
        if row[0] != right:
            words[row] = f"{quoted(row[0])} is not how ids are joined", f"which is {quoted(right)}"
    return words


def _in_order(held: Sequence[Key], target: Checked) -> list[Key]:
    """Return the ids of a table by its positions, where these are whole numbers."""
    places = target.columns.get("position", ())
    if len(places) == len(held) and all(place.isdecimal() for place in places):
        held = [key for _place, key in sorted(zip(map(int, places), held, strict=True))]
    return list(dict.fromkeys(held))
