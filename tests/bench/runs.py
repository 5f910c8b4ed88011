"""Measure what a run of a page's script costs the server, when charts and sentences have been asked for before.

Pages run in this process, one by one, without a browser: what is measured is the processor's time alone.
"""

from __future__ import annotations

import logging
import statistics
import time

from streamlit.testing.v1 import AppTest

from tests.browser.visit import ROOT

PAGES = sorted(path.name for path in (ROOT / "pages").glob("*.py") if path.stem != "router")
LONGEST = 120
"""Seconds that a page may take; far more than any does."""


def warm_runs(page: str, times: int) -> list[float]:
    """Return the milliseconds of processor time of `times` runs of a page, after two that are not counted."""
    app = AppTest.from_file(ROOT / "pages" / "router.py", default_timeout=LONGEST)
    app.switch_page(page).run().run()
    return [_cost(app) for _ in range(times)]


def run(times: int) -> None:
    """Measure every page and print the median of `times` runs, the least and the most."""
    logging.disable(logging.WARNING)  # Streamlit warns of every run without a browser
    print(f"Processor time of a warm run, milliseconds, {times} of each page:")
    print(f"{'':24}{'median':>9}{'min':>8}{'max':>8}")
    for page in PAGES:
        spent = warm_runs(page, times)
        print(f"{page.removesuffix('.py'):24}{statistics.median(spent):>9.0f}{min(spent):>8.0f}{max(spent):>8.0f}")
    logging.disable(logging.NOTSET)


def _cost(app: AppTest) -> float:
    start = time.process_time()
    app.run()
    return (time.process_time() - start) * 1000
