"""Measure a visitor's own data: time and memory from a file of people to the package of the visit, and once it is gone.

Each size is measured in a process of its own, which does twice what a visitor does who brings a file and forgets it:
the second time shows whether memory is back at its plateau.
"""

from __future__ import annotations

import io
import json
import resource
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.own import made
from analysis.own.fields import PEOPLE, proposed
from analysis.own.given_back import give_back, keep_few_arenas
from analysis.own.levels import proposed as proposed_levels
from analysis.own.people import Told, taken
from analysis.own.reading import files
from analysis.own.vocabulary import Facts
from analysis.package.tables import Package, load

ROOT = Path(__file__).parents[2]
SIZES = (10_000, 100_000, 1_000_000)
KINDS = ("csv", "parquet")
STEPS = ("read", "check", "compute")
LEVELS = ("Analyst", "Associate", "Officer", "Director", "Partner")


def staff(rows: int, kind: str) -> bytes:
    """Return made-up people of five grades as a file."""
    draw = np.random.default_rng(13)
    grade = draw.integers(0, len(LEVELS), rows)
    people = pd.DataFrame(
        {
            "Level": np.array(LEVELS)[grade],
            "Business unit": draw.choice(["Retail", "Markets"], rows),
            "Country": draw.choice(["United Kingdom", "Ireland"], rows),
            "Years": grade * 3 + draw.integers(0, 8, rows),
            "Base pay": (30_000 * 1.4**grade * draw.lognormal(0, 0.2, rows)).round(2),
            "Bonus": draw.integers(0, 20_000, rows),
        }
    )
    buffer = io.BytesIO()
    people.to_csv(buffer, index=False) if kind == "csv" else people.to_parquet(buffer, index=False)
    return buffer.getvalue()


def bring(content: bytes, name: str, atlas: Package, spent: dict[str, float]) -> int:
    """Do what a visitor does with a file, noting seconds of processor time; returns the megabytes held at the end."""
    begun = time.process_time()
    grid = files([(name, content)])[0].grid()
    spent["read"] = time.process_time() - begun
    rows = taken(grid, PEOPLE, Told(proposed(PEOPLE, grid.header)))
    spent["check"] = time.process_time() - begun - spent["read"]
    del grid
    facts = Facts(tuple(proposed_levels(LEVELS)), "GBP", date(2026, 11, 25), "", 10)
    own = made.own_of(rows, facts, atlas)
    spent["compute"] = time.process_time() - begun - spent["read"] - spent["check"]
    assert own.left_out == 0
    return megabytes()


def megabytes() -> int:
    """Return the memory that this process holds."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() // 2**20


def measure(rows: int, kind: str) -> dict[str, float]:
    """Return what bringing such a file takes: seconds by step, megabytes of the file, before, at most, and after."""
    keep_few_arenas()
    atlas, content = load(), staff(rows, kind)
    bring(staff(1_000, kind), f"staff.{kind}", atlas, {})
    give_back()
    told: dict[str, float] = {"file": len(content) / 2**20, "before": megabytes()}
    for turn in ("first", "second"):
        told["held"] = bring(content, f"staff.{kind}", atlas, told)
        give_back()
        told[turn] = megabytes()
    return told | {"peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}


def run() -> None:
    """Measure every size and kind and print a table."""
    print("A visitor's people: seconds of processor time, megabytes of memory of the process:")
    columns = ("file", *STEPS, "before", "peak", "held", "first", "second")
    print(f"{'rows':>10} {'kind':8}" + "".join(f"{name:>9}" for name in columns))
    for rows in SIZES:
        for kind in KINDS:
            command = [sys.executable, "-W", "ignore", "-m", "tests.bench.own", str(rows), kind]
            told = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
            print(f"{rows:>10,} {kind:8}" + "".join(f"{told[name]:>9.1f}" for name in columns), flush=True)


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]), sys.argv[2])))
