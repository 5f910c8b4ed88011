"""Measure pages, what their runs cost, the build, plans and exports, and what intervals hold: `python -m tests.bench`.

Nothing is asserted: a busy machine is no fault of the atlas.
"""

from __future__ import annotations

import argparse

from tests.bench import coverage, employers, export, own, pages, planner, runs, size


def main() -> None:
    """Parse the command line and run the measurements, the build first, while no server is running."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=5, help="measurements of each kind (default: 5)")
    parser.add_argument("--rows", type=int, default=10_000_000, help="synthetic observations (default: 10 million)")
    parser.add_argument(
        "--only",
        choices=("pages", "runs", "size", "own", "planner", "export", "employers", "coverage"),
        help="measure only this (default: all)",
    )
    arguments = parser.parse_args()
    if arguments.only in (None, "size"):
        print(size.run(arguments.rows, arguments.times))
    if arguments.only in (None, "pages"):
        pages.run(arguments.times)
    if arguments.only in (None, "runs"):
        runs.run(arguments.times)
    if arguments.only in (None, "own"):
        own.run()
    if arguments.only in (None, "planner"):
        planner.run(arguments.times)
    if arguments.only in (None, "export"):
        export.run(arguments.times)
    if arguments.only in (None, "employers"):
        employers.run()
    if arguments.only in (None, "coverage"):
        coverage.run()


if __name__ == "__main__":
    main()
