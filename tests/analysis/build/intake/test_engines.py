"""The same observations give the same tables on either engine, and a killed run leaves the old ones."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import ibis
import pandas as pd
import pytest

from analysis.build import staging_dir
from analysis.build.intake import engines, observed
from analysis.build.intake.dialect import Dialect
from analysis.build.intake.progress import Progress
from analysis.build.intake.rejects import Rejects
from analysis.build.intake.schema import Terms
from analysis.package.tables import frame_of
from tests.analysis.build.people import crowd

REPOSITORY = Path(__file__).parents[4]
ON_BOTH = ("rung_mix", "compensation", "attainment")
"""The tables compared; the others are percentiles that are computed as those of pay are, and Spark is slow to start."""


COMPILED_ONCE = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
"""Options of Java for a short life: what runs for seconds is not worth a better compiler, nor threads that tidy."""


@pytest.fixture(scope="module")
def spark():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JDK_JAVA_OPTIONS", COMPILED_ONCE)
        with engines.spark("local[2]") as connection:
            yield connection


def computed(connection: ibis.BaseBackend, path: Path, folder: Path) -> tuple[dict[str, pd.DataFrame], str]:
    """Return the tables `ON_BOTH` from a file on an engine, and the text of its rejects."""
    roles = frame_of("roles")
    with Rejects(folder / "rejects.csv") as rejects:
        accepted = observed.accept(connection, Terms(), [path], folder, rejects, Progress())
        frames = {name: observed.TABLES[name](accepted.observations, roles) for name in ON_BOTH}
    return frames, rejects.path.read_text()


@pytest.mark.spark
def test_spark_gives_what_duckdb_gives(spark, people, tmp_path, few_resamples):
    with engines.duckdb(tmp_path) as duckdb:
        frames, rejects = computed(duckdb, people, tmp_path)
    on_spark, rejects_of_spark = computed(spark, people, tmp_path)
    for name, frame in frames.items():
        assert len(frame) > 5, name
        pd.testing.assert_frame_equal(on_spark[name], frame, obj=name, check_exact=True, check_dtype=False)
    assert rejects_of_spark == rejects


@pytest.mark.spark
def test_spark_reads_the_names_of_files_as_they_are(spark, tmp_path):
    alike = crowd(30).assign(role_id="senior_pm", company_type="startup", source_id="survey")
    alike.to_parquet(tmp_path / "people1.parquet")
    alike.head(20).to_parquet(tmp_path / "people[1].parquet")
    paths = observed.files(str(tmp_path / "*.parquet"), Dialect())
    with Rejects(tmp_path / "rejects.csv") as rejects:
        accepted = observed.accept(spark, Terms(), paths, tmp_path, rejects, Progress())
        assert accepted.rows == 50


def test_a_killed_run_leaves_the_old_tables_and_the_next_run_tidies_up(run, people):
    run(people)
    old = {path.name: path.read_bytes() for path in run.out.iterdir()}
    crowd().assign(total_usd=50_000.0).to_parquet(people.with_suffix(".parquet"))
    command = [sys.executable, "-W", "ignore", "-m", "analysis.build", "--out", str(run.out)]
    command += ["--observations", str(people.with_suffix(".parquet"))]
    process = subprocess.Popen(command, cwd=REPOSITORY, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    assert any("pay_mix" in line for line in process.stderr)  # compensation is computed and set aside by now
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    process.stderr.close()
    left = list(run.out.parent.glob(f"{staging_dir.PREFIX}out-*"))
    assert len(left) == 1
    assert (left[0] / "compensation.csv").exists()
    assert {name: (run.out / name).read_bytes() for name in old} == old
    run(people)
    assert {path.name: path.read_bytes() for path in run.out.iterdir()} == old
    assert not left[0].exists()


def test_a_run_at_work_keeps_its_folder(tmp_path):
    out = tmp_path / "out"
    with staging_dir.staging_dir(out) as mine, staging_dir.staging_dir(out) as other:
        assert mine.is_dir()
        assert other.is_dir()
        assert mine.stat().st_dev == out.stat().st_dev
    assert list(tmp_path.iterdir()) == [out]


def test_progress_is_plain_lines_where_there_is_no_terminal(run, people, capsys):
    run(people)
    said = capsys.readouterr().err.splitlines()
    assert said[:2] == ["Reading 1 file", "Reading 1 file 100 %"]
    assert said[-1] == "Computing table 1 of 1: compensation"
    assert not any("\r" in line or "\x1b" in line for line in said)
