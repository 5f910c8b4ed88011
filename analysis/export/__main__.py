"""Every chart of the atlas as files: `python -m analysis.export --all --format png,svg,pptx --out DIR`.

Images, pages and CSVs come one a chart, slides as one deck with speaker notes. One workbook with the figures of all
charts always comes along. Ends with 0 when everything was made, with 1 when something could not be, and says what.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from tqdm import tqdm

from analysis.charts.catalogue import CHARTS, Entry, narrowed
from analysis.charts.chart import slug
from analysis.export import tables
from analysis.export.exported import ExportedChart, exported_chart, file_name, link_to
from analysis.export.formats import FORMATS
from analysis.export.image.engine import NO_BROWSER, ExportError, browser_path
from analysis.export.office import slides
from analysis.package.selection import first_selection
from analysis.package.tables import DataError, Package, load
from analysis.pages import HOME

TOGETHER = ("pptx", "xlsx")
"""Formats of which all charts make one file."""


def main(arguments: list[str] | None = None) -> int:
    """Make what the command line asks for; returns the exit status."""
    try:
        package = load()
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
    exports = [_exported(package, page, entry, options) for page, entry in _charts(options)]
    drawn = [exported for exported in exports if exported.chart.figure is not None]
    for exported in exports:
        if exported.chart.figure is None:
            print(f"Too little data: {exported.chart.name}. {exported.chart.title}.", file=sys.stderr)
    single = [FORMATS[name] for name in formats if name not in TOGETHER]
    with tqdm(total=len(drawn) * len(single) + len(exports) * ("pptx" in formats), unit="file", disable=None) as bar:
        for exported in drawn:
            bar.set_description(exported.chart.name)
            for file_format in single:
                try:
                    (options.out / file_format.file_name(exported)).write_bytes(file_format.make(exported))
                except ExportError as error:
                    problems.append(f"{file_format.file_name(exported)}: {error}")
                bar.update()
        name = ("charts", slug(options.selection))
        if "pptx" in formats:
            content = slides.deck(exports, progress=lambda exported: bar.update())
            (options.out / file_name(name, "pptx")).write_bytes(content)
    if drawn:
        (options.out / file_name(name, "xlsx")).write_bytes(tables.workbook(drawn))
    if "csv" in formats and drawn:
        text = json.dumps(tables.described(drawn), indent=2, ensure_ascii=False)
        (options.out / "datapackage.json").write_text(text, encoding="utf-8")
    print(f"{len(drawn)} of {len(exports)} charts drawn, in {options.out}", file=sys.stderr)
    return problems


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
