"""The tables about forecasts are the same bytes whatever the processor offers: to BLAS, to numpy, to the C library."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import numpy as np
import pytest

from analysis.package.tables import DATA

PROGRAM = """
import sys
import pandas as pd
from analysis.build import exact, forecast
from analysis.build.backtest import WINDOW, backtest
from analysis.build.models import damped_trend

demand = pd.read_csv(sys.argv[1] + "/demand.csv").query("date >= '2022-01'")
for name, table in forecast.tables(demand):
    print(name, table.to_csv(index=False), sep="\\n")
for series, seasonal in forecast.SERIES.items():
    values = forecast.line(demand, series)
    made = damped_trend(exact.log(values[-WINDOW:]), seasonal)
    print(series, [each.hex() for each in (*made.mean, *made.deviation, *backtest(values, seasonal)["mae"])])
"""
"""Prints the four tables as they are written, and means, deviations and errors to the last bit."""

FEATURES = ",".join(np.show_config(mode="dicts")["SIMD Extensions"].get("found", []))
"""What numpy has found here beyond its least common ground."""

MACHINES = {
    "Haswell": {"OPENBLAS_CORETYPE": "Haswell"},
    "Zen": {"OPENBLAS_CORETYPE": "Zen"},
    "SkylakeX": {"OPENBLAS_CORETYPE": "SkylakeX"},
    "Prescott": {"OPENBLAS_CORETYPE": "Prescott"},
    "numpy without vector units": {"NPY_DISABLE_CPU_FEATURES": FEATURES},
    "C library without fused multiplication": {"GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-FMA,-AVX512F"},
}


def printed(machine: dict[str, str]) -> str:
    """Return what the program prints under variables of the environment; skips where the processor lacks code."""
    command = [sys.executable, "-c", PROGRAM, str(DATA)]
    ran = subprocess.run(command, env={**os.environ, **machine}, capture_output=True, text=True)
    if ran.returncode == -signal.SIGILL:
        pytest.skip(f"this processor cannot run code made for {machine}")
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def here() -> str:
    return printed({})


@pytest.mark.parametrize("machine", MACHINES.values(), ids=MACHINES)
def test_another_processor_gives_the_same_bytes(here, machine):
    assert here.count("damped_trend") > 60
    assert printed(machine) == here
