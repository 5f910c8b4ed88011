"""How a CSV of observations is written: stated by whoever has it, never guessed; what is found is said."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from analysis.own.text import ENCODINGS, found_encoding, separator
from analysis.package.schema import NUMBER, DataError
from analysis.package.sheet import SEPARATORS

LOOKED_AT = 1 << 16
"""So many bytes tell how a file is written."""

NUMBERS = {".": NUMBER, ",": r"[+-]?(?:[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+)(?:,[0-9]*)?"}
"""How numbers are written, by what marks decimals: where it is a comma, points may stand between thousands."""


@dataclass(frozen=True)
class Dialect:
    """What stands between values, the encoding, and what marks decimals; of the last two "" is what is not stated."""

    delimiter: str = ""
    encoding: str = ""
    decimal: str = ""

    @property
    def mark(self) -> str:
        """What stands between values: a comma unless another is stated."""
        return self.delimiter or ","

    @property
    def codec(self) -> str:
        """The encoding as Python knows it, a mark of byte order passed over."""
        return "utf-8-sig" if self.encoding in ("", "utf-8") else self.encoding

    @property
    def number(self) -> str:
        """The pattern of a number."""
        return NUMBERS[self.decimal or "."]


def check_dialect(path: Path, stated: Dialect) -> None:
    """Raise `DataError` with what to state where a file is plainly written in another way than is stated."""
    with path.open("rb") as file:
        head = file.read(LOOKED_AT)
    missing = list(_missing(head, stated))
    if missing:
        raise DataError(f"{path}: {' and '.join(found for found, _flag in missing)}; say {_flags(missing)}.")


def _missing(head: bytes, stated: Dialect) -> Iterator[tuple[str, str]]:
    """Yield what is found at the beginning of a file and is not stated, with the flag that states it.

    A letter or two that are not UTF-8 among commas are faults of their rows, no other encoding.
    """
    encoding = found_encoding(head[: head.rfind(b"\n") + 1] or head)
    lines = head.decode(stated.encoding or encoding, "replace").splitlines()
    found, first = separator(lines), next((line for line in lines if line.strip()), "")
    is_other = found != "," and stated.mark not in first
    if is_other:
        yield f"{SEPARATORS[found]} stand between the values", f"--delimiter {_SHELL[found]}"
    is_other = is_other or stated.mark != ","
    if not stated.encoding and (encoding == "utf-16" or (encoding != "utf-8" and is_other)):
        yield f"the encoding is {ENCODINGS[encoding]}", f"--encoding {encoding}"
    if is_other and not stated.decimal:
        yield "a point or a comma may mark decimals", "--decimal . or --decimal ,"


_SHELL = {";": "';'", "\t": "tab", "|": "'|'"}
"""How a separator is given to a shell."""


def _flags(missing: list[tuple[str, str]]) -> str:
    return ", ".join(flag for _found, flag in missing)


def delimiter(text: str) -> str:
    """Return a separator as the command line gives it; raises `ValueError` where it is not one character."""
    text = "\t" if text in ("tab", r"\t") else text
    if len(text) != 1 or text in '"\r\n':
        raise ValueError(text)
    return text


def encoding(text: str) -> str:
    """Return the name of an encoding as Python has it; raises `ValueError` where there is none of that name."""
    try:
        return codecs.lookup(text).name
    except LookupError:
        raise ValueError(text) from None
