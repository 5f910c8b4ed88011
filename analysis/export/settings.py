"""What was chosen for a chart, as files say it: in words, and in their names."""

from __future__ import annotations

from typing import Any

from analysis import choices
from analysis.charts.catalogue import Entry
from analysis.charts.chart import Chart, hyphenated
from analysis.growth import Assessment
from analysis.offer.standing import Offers
from analysis.package.selection import link_parameters
from analysis.package.tables import Package
from analysis.planner.plan import Plan, first_plan

PERSONAL = (Offers, Assessment)
"""What a visitor enters of oneself: the name of a file, which anyone sees in a folder, does not tell it."""

LONGEST_NAME = 140
"""Characters of the filters in a file's name: systems stop at 255, and some count folders too."""


def in_words(package: Package, entry: Entry, selection: Any) -> dict[str, str]:
    """Return what was chosen, as the filters and forms of the pages call it; what is empty is left out."""
    inputs = choices.inputs(package)
    said = {}
    for name, values in link_parameters(package, selection, entry.depends_on).items():
        options = getattr(inputs.get(name), "options", {})
        label = inputs[name].label if name in inputs else name.replace("_", " ").capitalize()
        said[label] = ", ".join(str(options.get(value, value)) for value in values)
    return {label: text for label, text in said.items() if text}


def in_name(package: Package, entry: Entry, selection: Any, chart: Chart) -> str:
    """Return the filters as they stand in a file's name: the chart's own, then whatever else is not as at first."""
    texts = [chart.slug]
    if is_example(package, selection):
        texts.append("example")
    if not isinstance(selection, PERSONAL):
        first = link_parameters(package, entry.first(package), entry.depends_on)
        now = link_parameters(package, selection, entry.depends_on)
        told = chart.slug.split("_")
        other = [f"{name}-{'-'.join(values)}" for name, values in now.items() if values != first.get(name)]
        texts += [text for text in map(hyphenated, other) if not any(text.endswith(f"-{part}") for part in told)]
    return "_".join(filter(None, texts))[:LONGEST_NAME].rstrip("-_")


def is_example(package: Package, selection: Any) -> bool:
    """Return whether a plan or offers stand as the example that a visitor finds, with nothing of one's own in them."""
    if isinstance(selection, Offers):
        return selection.example
    return isinstance(selection, Plan) and selection == first_plan(package)
