"""A table as texts against its own rules: its columns, cells, keys and order; every fault, each with its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from analysis.package.schema import GUESSES, Fault, Field, Table, listed, nearest, quoted
from analysis.package.sheet import Sheet

Key = tuple[str, ...]


@dataclass(frozen=True)
class Checked:
    """A table with its cells by column, without the spaces that do not count, and what is wrong with it by itself.

    `is_whole` is False where columns are missing: nothing can be said then of what refers to them.
    """

    table: Table
    sheet: Sheet
    columns: Mapping[str, Sequence[str]]
    is_whole: bool
    faults: tuple[Fault, ...] = ()

    @cached_property
    def fields(self) -> dict[str, Field]:
        """The columns' rules by name."""
        return {field.name: field for field in self.table.fields}

    def fault(self, row: int, columns: Sequence[str], found: str, right: str) -> Fault:
        """Return what is wrong in a row, on the line on which the first of the columns stands."""
        header = self.sheet.header
        at = header.index(columns[0]) if columns[0] in header else 0
        return Fault(self.sheet.name, self.sheet.line_of(row, at), ", ".join(columns), found, right)

    def where(self, cells: Sequence[Any], wanted: Iterable[Any]) -> Iterator[tuple[int, Any]]:
        """Yield row and content of the cells that are wanted, but of rows whose shape is wrong."""
        wanted = set(wanted)
        if wanted:
            for row, cell in enumerate(cells):
                if cell in wanted and row not in self.sheet.uneven:
                    yield row, cell

    def keys(self, columns: Sequence[str]) -> list[Key]:
        """Return what stands in columns, row by row, such that equal values are equal: 1 and 01 are one number."""
        return list(zip(*(_alike(self.fields[name], self.columns[name]) for name in columns), strict=True))


def check(table: Table, sheet: Sheet) -> Checked:
    """Return a table checked by itself."""
    cells = dict(zip(sheet.header, zip(*sheet.rows, strict=True), strict=False)) if sheet.rows else {}
    empty = ("",) * len(sheet.rows)
    columns = {field.name: _clean(field, cells.get(field.name, empty)) for field in table.fields}
    header = list(_header_faults(table, sheet))
    checked = Checked(table, sheet, columns, is_whole=bool(sheet.header) and not header)
    faults = (
        *sheet.faults,
        *header,
        *(fault for field in table.fields if field.name in cells for fault in _cell_faults(checked, field)),
        *(fault for names in table.ordered for fault in _order_faults(checked, names)),
        *(fault for key in table.keys for fault in _key_faults(checked, key)),
    )
    return replace(checked, faults=faults)


def _clean(field: Field, texts: Sequence[str]) -> Sequence[str]:
    cleaned = {text: field.clean(text) for text in set(texts)}
    spaced = any(text != clean for text, clean in cleaned.items())
    return [cleaned[text] for text in texts] if spaced else texts


def _header_faults(table: Table, sheet: Sheet) -> Iterator[Fault]:
    if not sheet.header:
        if not sheet.faults:
            names = listed([field.name for field in table.fields])
            yield Fault(sheet.name, 1, "", "the file is empty", f"and its first line should name the columns {names}")
        return
    named = listed([name for name in sheet.header if name], most=30)
    for field in table.fields:
        count = sheet.header.count(field.name)
        if count > 1:
            yield Fault(sheet.name, 1, field.name, f"the column is there {count} times", "and one can be read")
        if count == 0 and field.is_required:
            yield Fault(sheet.name, 1, field.name, "the column is missing", f"and the header has {named}")
    if table.is_required and not sheet.rows:
        yield Fault(sheet.name, 2, "", "there is no row", "and the atlas needs at least one")


def _cell_faults(checked: Checked, field: Field) -> Iterator[Fault]:
    texts = checked.columns[field.name]
    broken = {text: rule for text in sorted(set(texts)) if (rule := field.broken(text))}
    guessed = [text for text, rule in broken.items() if rule.kind == "enum"][:GUESSES]
    right = {text: nearest(text, broken[text].limit, broken[text].right) for text in guessed}
    for row, text in checked.where(texts, broken):
        rule = broken[text]
        shown = text if rule.kind in ("minimum", "maximum") else quoted(text) if text else "the value"
        yield checked.fault(row, (field.name,), f"{shown} {rule.broken}", right.get(text, rule.right))


def _order_faults(checked: Checked, names: Sequence[str]) -> Iterator[Fault]:
    """Yield the first place in each row where a value is over the next one that is there."""
    columns = [_values(checked.fields[name], checked.columns[name]) for name in names]
    for row, values in enumerate(zip(*columns, strict=True)):
        there = [at for at, value in enumerate(values) if value is not None]
        over = next((two for two in zip(there, there[1:], strict=False) if values[two[0]] > values[two[1]]), None)
        if over and row not in checked.sheet.uneven:
            low, high = (names[at] for at in over)
            found = f"{checked.columns[low][row]} is over {checked.columns[high][row]} in {high}"
            yield checked.fault(row, (low,), found, "which may not be less")


def _key_faults(checked: Checked, key: Key) -> Iterator[Fault]:
    """Yield rows with the key of a row before them; an empty key is a missing value, of which each is its own."""
    rows = checked.keys(key)
    first: dict[Key, int] = {}
    for row, values in enumerate(rows) if len(set(rows)) < len(rows) else ():
        before = first.setdefault(values, row)
        if before != row and any(values) and row not in checked.sheet.uneven:
            line = checked.sheet.lines[before]
            if len(key) == 1:
                found, shared = f"{quoted(checked.columns[key[0]][row])} stands in line {line} already", "it"
            else:
                found, shared = f"these values stand in line {line} already", "them"
            yield checked.fault(row, key, found, f"and no two rows may share {shared}")


def _values(field: Field, texts: Sequence[str]) -> list[Any]:
    """Return texts as values, None where one is missing or breaks a rule of the field."""
    read = {text: field.read(text) if text and not field.broken(text) else None for text in set(texts)}
    return [read[text] for text in texts]


def _alike(field: Field, texts: Sequence[str]) -> Sequence[str]:
    if field.kind == "string":
        return texts
    return [text if value is None else str(value) for text, value in zip(texts, _values(field, texts), strict=True)]
