"""Every chart of the atlas as files: `python -m analysis.export --all --format png,svg,pptx --out DIR`.

Images, pages and CSVs come one a chart, slides as one deck with contents and speaker notes. One workbook with the
figures of all charts always comes along. A chart that fails keeps no other: it is named at the end. Ends with 0 when
everything was made, with 1 when something could not be.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from tqdm import tqdm

from analysis import sources
from analysis.charts.catalogue import CHARTS, Entry, narrowed
from analysis.charts.chart import slug
from analysis.export import tables
from analysis.export.exported import ExportedChart, exported_chart, file_name, link_to
from analysis.export.formats import FORMATS
from analysis.export.image.engine import NO_BROWSER, ExportError, browser_path
from analysis.export.office.pack import presentation
from analysis.export.pack import Pack
from analysis.package.installed import folder
from analysis.package.selection import first_selection
from analysis.package.tables import DataError, Package, load
from analysis.pages import HOME

TOGETHER = ("pptx", "xlsx")
"""Formats of which all charts make one file."""


def main(arguments: list[str] | None = None) -> int:
    """Make what the command line asks for; returns the exit status."""
    try:
        package = load(folder())
    except DataError as error:
        return _failed([f"The data cannot be read: {error}"])
    options = _options(package, arguments)
    try:
        options.out.mkdir(parents=True, exist_ok=True)
        problems = _export(package, options)
    except OSError as error:
        problems = [f"Cannot write to {options.out}: {error.strerror}."]
    return _failed(problems)


def _export(package: Package, options: argparse.Namespace) -> list[str]:
    """Write the files; returns what could not be made."""
    formats, problems = _possible(options.format)
    exports = _built(package, options, problems)
    drawn = [exported for exported in exports if exported.chart.figure is not None]
    for exported in exports:
        if exported.chart.figure is None:
            print(f"Too little data: {exported.chart.name}. {exported.chart.title}.", file=sys.stderr)
    single = [FORMATS[name] for name in formats if name not in TOGETHER]
    with tqdm(total=len(drawn) * len(single), unit="file", disable=None) as bar:
        for exported in drawn:
            bar.set_description(exported.chart.name)
            for file_format in single:
                _write(options.out / file_format.file_name(exported), partial(file_format.make, exported), problems)
                bar.update()
    name = ("charts", slug(options.selection))
    if "pptx" in formats:
        _write_together(options.out / file_name(name, "pptx"), _deck, exports, problems)
    _write_together(options.out / file_name(name, "xlsx"), tables.workbook, drawn, problems)
    if "csv" in formats:
        _write_together(options.out / "datapackage.json", _described, drawn, problems)
    print(f"{len(drawn)} of {len(exports)} charts drawn, in {options.out}", file=sys.stderr)
    return problems


def _built(package: Package, options: argparse.Namespace, problems: list[str]) -> list[ExportedChart]:
    """Return the charts asked for; adds to `problems` those that cannot be built."""
    exports = []
    for page, entry in _charts(options):
        try:
            exports.append(_exported(package, page, entry, options))
        except Exception as error:  # any fault of one chart: the others are still wanted
            problems.append(f"{entry.name}: {_why(error)}")
    return exports


def _write(path: Path, make: Callable[[], bytes], problems: list[str]) -> None:
    """Write a file; adds to `problems` why it cannot be made. Raises `OSError` where nothing can be written."""
    try:
        content = make()
    except Exception as error:  # whoever fails: the other files are still wanted
        problems.append(f"{path.name}: {_why(error)}")
        return
    path.write_bytes(content)


def _write_together(
    path: Path,
    make: Callable[[Sequence[ExportedChart]], bytes],
    exports: Sequence[ExportedChart],
    problems: list[str],
) -> None:
    """Write a file of all charts; those with which it cannot be made are left out and added to `problems`."""
    if not exports:
        return
    try:
        content = make(exports)
    except Exception:  # found out below, chart by chart
        whole = [exported for exported in exports if not _fails(make, exported, path, problems)]
        if whole:
            _write(path, partial(make, whole), problems)
        return
    path.write_bytes(content)


def _fails(make: Callable, exported: ExportedChart, path: Path, problems: list[str]) -> bool:
    try:
        make([exported])
    except Exception as error:
        problems.append(f"{exported.chart.name} in {path.name}: {_why(error)}")
        return True
    return False


def _why(error: Exception) -> str:
    """Return a fault as one line: the sentence of our own, else what Python calls it."""
    said = " ".join(str(error).split())
    return said if isinstance(error, ExportError) else f"{type(error).__name__}: {said}"


def _deck(exports: Sequence[ExportedChart]) -> bytes:
    return presentation(Pack(sources.ATLAS, tuple(exports)))


def _described(exports: Sequence[ExportedChart]) -> bytes:
    return json.dumps(tables.described(exports), indent=2, ensure_ascii=False).encode()


def _possible(names: list[str]) -> tuple[list[str], list[str]]:
    """Return the formats that can be made here, and what to say of those that cannot."""
    lost = [name for name in names if FORMATS[name].needs_browser and browser_path() is None]
    return [name for name in names if name not in lost], [f"{', '.join(lost)}: {NO_BROWSER}"] if lost else []


def _charts(options: argparse.Namespace) -> Iterator[tuple[str, Entry]]:
    for page, entries in CHARTS.items():
        for entry in entries:
            if options.all or page in options.names or entry.name in options.names:
                yield page, entry


def _exported(package: Package, page: str, entry: Entry, options: argparse.Namespace) -> ExportedChart:
    selection = narrowed(package, entry, **vars(options.selection))
    chart = entry.builder(package=package, selection=selection, mode="light")
    address = f"{options.address.rstrip('/')}/{'' if page == HOME else page}" if options.address else ""
    link = link_to(package, address, entry, selection) if address else ""
    return exported_chart(package, chart, entry, selection, link)


def _options(package: Package, arguments: list[str] | None) -> argparse.Namespace:
    """Read the command line; ends with status 2 and a sentence where it asks for what does not exist."""
    first, keys = first_selection(package), package.types.ids
    charts = [name for page, entries in CHARTS.items() for name in (page, *(entry.name for entry in entries))]
    countries = sorted({*package["progression"]["country"], *package["compensation"]["country"]})
    parser = argparse.ArgumentParser(prog="python -m analysis.export", description=__doc__.partition("\n")[0])
    parser.add_argument(
        "names", nargs="*", metavar="CHART", help=f"charts or pages: {', '.join(dict.fromkeys(charts))}"
    )
    parser.add_argument("--all", action="store_true", help="every chart of the atlas")
    parser.add_argument("--format", default="png", help=f"one or more of {','.join(FORMATS)} (default: png)")
    parser.add_argument("--company-type", default="", help=f"one or more of {','.join(keys)} (default: all)")
    parser.add_argument("--country", default=first.country, choices=countries, metavar="NAME")
    parser.add_argument("--role", default=first.role, choices=package.ladder.ids)
    parser.add_argument("--component", default=first.component, choices=list(package.components.names))
    parser.add_argument("--address", default="", help="where the atlas runs, for the links in the files")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for the files")
    options = parser.parse_args(arguments)
    if options.all == bool(options.names):
        parser.error("say which charts: either --all or names of charts or pages")
    _known(parser, "chart or page", options.names, charts)
    options.format = _known(parser, "format", options.format.split(","), FORMATS)
    types = _known(parser, "company type", [name for name in options.company_type.split(",") if name], keys)
    options.selection = replace(
        first,
        company_types=tuple(key for key in keys if key in types),
        country=options.country,
        role=options.role,
        component=options.component,
    )
    return options


def _known(parser: argparse.ArgumentParser, what: str, names: list[str], known: Collection[str]) -> list[str]:
    for name in names:
        if name not in known:
            parser.error(f"there is no {what} {name!r}; choose from {', '.join(dict.fromkeys(known))}")
    return list(dict.fromkeys(names))


def _failed(problems: list[str]) -> int:
    """Say what could not be made; returns the exit status."""
    for problem in problems:
        print(f"Not made: {problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
