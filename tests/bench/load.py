"""How many visitors at once: real lines to a real server, pages and clicks with time to think, and what that costs it.

`make load`, or `python -m tests.bench.load --sessions 50,200 --seconds 60 --processes 2`. For each number of sessions:
one visitor has made every choice before; the others arrive over the ramp, open a page, and from then on choose another
company type or page every few seconds. Told are seconds from a choice to the end of its run (p50, p95), failures, the
servers' processor time in a run, and the memory of the greatest of them after that first visitor and at the end. Two
processes stand behind the proxy of `compose.yaml`. Nothing is asserted: a busy machine is no fault of the atlas.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, combinations, product
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from analysis.package.tables import load
from analysis.pages import HOME
from tests.browser.processes import behind_proxy
from tests.browser.visit import ends_a_run, in_bytes, serving
from tests.visit_by_line import PATIENCE, stream_of

VISITED = (HOME, "compensation", "ladder", "demand", "planner")
"""Pages that visitors open, and go on to."""

SHORT = 200
"""Bytes that the word of a run's end is shorter than: what is longer, a chart say, need not be read here."""

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Heard:
    """What visitors met: seconds of first runs and of later ones, and what went wrong."""

    arrivals: list[float] = field(default_factory=list)
    clicks: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


async def visitor(address: str, seed: int, think: float, until: float, heard: Heard) -> None:
    """Open a page, and choose something else every `think` seconds until the time is over."""
    dice, queries = random.Random(seed), choices()
    try:
        async with line_to(address) as line:
            heard.arrivals.append(await run(line, dice.choice(VISITED), ""))
            while time.monotonic() < until:
                await asyncio.sleep(dice.uniform(0.5, 1.5) * think)
                heard.clicks.append(await run(line, dice.choice(VISITED), dice.choice(queries)))
    except Exception as error:
        heard.failures.append(f"{type(error).__name__}: {error}")


async def first_visitor(address: str) -> None:
    """Make every choice on every page, so that what all later ones share is computed."""
    async with line_to(address) as line:
        for page, query in product(VISITED, ("", *choices())):
            await run(line, page, query)


def line_to(address: str) -> connect:
    """Return a line to a server, to be opened, as a browser on its page has one."""
    settings = {"subprotocols": ["streamlit"], "max_size": None, "origin": address}
    return connect(stream_of(address), **settings)  # type: ignore[arg-type]


@cache
def choices() -> tuple[str, ...]:
    """Return the queries of every choice of company types but all of them."""
    types = list(load().types.ids)
    several = (combinations(types, number) for number in range(1, len(types)))
    return tuple("&".join(f"company_type={one}" for one in some) for some in chain.from_iterable(several))


async def run(line: ClientConnection, page: str, query: str) -> float:
    """Ask for a page with a query; returns the seconds until its run is complete."""
    asked = BackMsg()
    asked.rerun_script.page_name = "" if page == HOME else page
    asked.rerun_script.query_string = query
    begun = time.monotonic()
    await line.send(asked.SerializeToString())
    async with asyncio.timeout(PATIENCE):
        while len(told := in_bytes(await line.recv())) > SHORT or not ends_a_run(ForwardMsg.FromString(told)):
            pass
    return time.monotonic() - begun


async def arriving(address: str, sessions: int, ramp: float, think: float, seconds: float) -> Heard:
    """Let so many visitors arrive over the ramp and stay for so many seconds; returns what they met."""
    heard = Heard()
    until = time.monotonic() + ramp + seconds
    async with asyncio.TaskGroup() as visits:
        for seed in range(sessions):
            visits.create_task(visitor(address, seed, think, until, heard))
            await asyncio.sleep(ramp / sessions)
    return heard


def servers() -> list[int]:
    """Return the processes of the servers that this one has started."""
    started = [path for path in Path("/proc").glob("[0-9]*") if _parent(path) == os.getpid()]
    return [int(path.name) for path in started if b"streamlit" in (path / "cmdline").read_bytes()]


def _parent(path: Path) -> int:
    try:
        return int((path / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:  # it has ended
        return 0


def spent(process: int) -> float:
    """Return the seconds of processor time of a process."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory(process: int) -> float:
    """Return the memory of a process, in MB."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


def percentile(seconds: list[float], share: float) -> float:
    """Return the time within which a share of the runs is complete; 0 where there was none."""
    return sorted(seconds)[min(len(seconds) - 1, int(share * len(seconds)))] if seconds else 0.0


@contextmanager
def site(processes: int) -> Iterator[tuple[str, list[str]]]:
    """Run the atlas in one process, or in two behind the proxy; yields the address, and those of the processes."""
    if processes == 1:
        with serving() as address:
            yield address, [address]
    else:
        with behind_proxy() as both:
            yield both.address, list(both.processes)


def measure(sessions: int, options: argparse.Namespace) -> Heard:
    """Let a number of visitors come to a server of their own, and print what they met and what it cost."""
    with site(options.processes) as (address, each):
        for one in each:
            asyncio.run(first_visitor(one))
        pids = servers()
        before, at_first = sum(map(spent, pids)), max(map(memory, pids))
        heard = asyncio.run(arriving(address, sessions, options.ramp, options.think, options.seconds))
        runs = len(heard.arrivals) + len(heard.clicks)
        cost = 1000 * (sum(map(spent, pids)) - before) / max(runs, 1)
        first, later = heard.arrivals, heard.clicks
        print(
            f"{sessions:8}  {percentile(first, 0.5):11.2f} {percentile(first, 0.95):6.2f}"
            f"  {percentile(later, 0.5):9.2f} {percentile(later, 0.95):6.2f}"
            f"  {runs:5}  {len(heard.failures):8}  {cost:8.0f}  {at_first:8.0f} {max(map(memory, pids)):6.0f}"
        )
    return heard


def main() -> None:
    """Parse the command line, and measure each number of sessions."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sessions", default="10,50,100", help="numbers of visitors (default: 10,50,100)")
    parser.add_argument("--seconds", type=float, default=30, help="how long each number stays (default: 30)")
    parser.add_argument("--ramp", type=float, default=2.5, help="seconds over which they arrive (default: 2.5)")
    parser.add_argument("--think", type=float, default=4, help="seconds between two choices, on average (default: 4)")
    parser.add_argument("--processes", type=int, choices=(1, 2), default=1, help="two need nginx (default: 1)")
    options = parser.parse_args()
    print("sessions  arrival p50  p95 s  click p50  p95 s   runs  failures  ms a run  MB first    end")
    for sessions in map(int, options.sessions.split(",")):
        for failure in sorted(set(measure(sessions, options).failures))[:3]:
            print(f"          {failure}")


if __name__ == "__main__":
    main()
