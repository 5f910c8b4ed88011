"""Measure how long files take once the browser is running: `python -m tests.bench --only export`."""

from __future__ import annotations

import statistics
import time

from analysis.charts import compensation
from analysis.charts.catalogue import entry_of
from analysis.export.exported import exported_chart
from analysis.export.formats import FORMATS
from analysis.export.image.engine import browser_path
from analysis.package.tables import load
from tests.atlas import select


def run(times: int) -> None:
    """Print the seconds that each kind of file of the pay chart takes; the first of each is not counted."""
    package, selection = load(), select()
    chart = compensation.bands(package=package, selection=selection, mode="light")
    out = exported_chart(package, chart, entry_of(compensation.bands), selection)
    print(f"Medians of {times}, pay chart, browser warm:")
    for form in FORMATS.values():
        if form.needs_browser and browser_path() is None:
            continue
        size, seconds = len(form.make(out)), []
        for _time in range(times):
            start = time.perf_counter()
            form.make(out)
            seconds.append(time.perf_counter() - start)
        print(f"{form.label:36}{statistics.median(seconds):>7.2f} s{max(seconds):>7.2f} at most{size / 1000:>9,.0f} kB")
