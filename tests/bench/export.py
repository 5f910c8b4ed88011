"""Measure how long files take once the browser is running: `python -m tests.bench --only export`."""

from __future__ import annotations

import statistics
import time

from analysis.charts import compensation
from analysis.charts.catalogue import entry_of
from analysis.dataset import load
from analysis.export.engine import browser_path
from analysis.export.formats import FORMS
from analysis.export.handout import handout
from analysis.selection import Chosen


def run(times: int) -> None:
    """Print the seconds that each kind of file of the pay chart takes; the first of each is not counted."""
    tables, chosen = load(), Chosen()
    chart = compensation.bands(tables=tables, chosen=chosen, mode="light")
    out = handout(tables, chart, entry_of(compensation.bands), chosen)
    print(f"Medians of {times}, pay chart, browser warm:")
    for form in FORMS.values():
        if form.needs_browser and browser_path() is None:
            continue
        size, seconds = len(form.make(out)), []
        for _time in range(times):
            start = time.perf_counter()
            form.make(out)
            seconds.append(time.perf_counter() - start)
        print(f"{form.label:36}{statistics.median(seconds):>7.2f} s{max(seconds):>7.2f} at most{size / 1000:>9,.0f} kB")
