"""Observations of one's own: checked row by row, computed on either engine, and never half written."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import ibis
import numpy as np
import pandas as pd
import pytest

from analysis.build import __main__ as build
from analysis.build import aside, engines, observed
from analysis.build.progress import Progress
from analysis.build.rejects import Rejects
from analysis.dataset import DATA, DataError, load

REPOSITORY = Path(__file__).parents[3]
HEADER = (
    "source_id,role_id,company_type,country,observed_on,"
    "years_experience,years_at_company,base_usd,bonus_usd,equity_usd,total_usd"
)
GOOD = "survey,senior_pm,startup,India,2024-05-01,6,2,100000,10000,20000,130000"
EVERY = observed.TABLES
TABLES = {f"{name}.csv" for name in EVERY}
ON_BOTH = ("rung_mix", "compensation", "pay_mix", "attainment")
"""The tables compared; the two others are percentiles of years, computed as those of pay are."""

BAD = {
    "survey,senior_pm,startup,India,2024-05-01,6,2,100000,10000,20000,abc": "total_usd is not a number: 'abc'",
    "survey,senior_pm,startup,India,2024-05-01,6,2,100000,10000,20000,nan": "total_usd is not a number: 'nan'",
    "survey,senior_pm,startup,India,2024-02-31,6,2,100000,,,100000": "observed_on is not a date: '2024-02-31'",
    "survey,senior_pm,startup,India,1024-02-01,6,2,100000,,,100000": "observed_on is under 1990-01-01",
    "survey,senior_pm": "the row has 2 values, not 11",
    GOOD + ",1": "the row has 12 values, not 11",
    "": "the row is empty",
    "survey,senior_pm,startup,India,2024-05-01,6,2,-1,,,100000": "base_usd is under 0",
    "survey,senior_pm,startup,India,2024-05-01,600,2,1,,,100000": "years_experience is over 70",
    "survey,chief,startup,India,2024-05-01,6,2,1,,,100000": "role_id is none of associate_pm, product_manager",
    "survey,senior_pm,family,India,2024-05-01,6,2,1,,,1": "company_type is none of startup, corporate",
    "survey,senior_pm,startup,,2024-05-01,6,2,1,,,100000": "country is missing",
    "My Survey,senior_pm,startup,India,2024-05-01,6,2,1,,,1": "source_id has other than small letters, digits and _",
    'survey,senior_pm,startup,"India,2024-05-01,6,2,1,,,1': "a quote is opened and not closed",
}


def crowd(people: int = 240) -> pd.DataFrame:
    """Return made-up people of three roles and two company types, pay in cents, some without a split."""
    random = np.random.default_rng(3)
    base, bonus, equity = (random.lognormal(mean, 0.4, people).round(2) for mean in (11.5, 9.5, 10.5))
    base[::7] = np.nan
    return pd.DataFrame(
        {
            "source_id": random.choice(["survey", "other"], people),
            "role_id": random.choice(["product_manager", "senior_pm", "director"], people),
            "company_type": random.choice(["startup", "big_tech"], people),
            "country": "Korea, South",
            "observed_on": pd.to_datetime("2023-11-05") + pd.to_timedelta(random.integers(0, 300, people), "D"),
            "years_experience": random.integers(0, 40, people) / 2,
            "years_at_company": random.integers(0, 10, people) / 4,
            "base_usd": base,
            "bonus_usd": bonus,
            "equity_usd": equity,
            "total_usd": (np.nan_to_num(base) + bonus + equity).round(2),
        }
    )


def with_bad_rows(folder: Path) -> Path:
    """Write a CSV of the crowd with a bad row after each tenth person; returns its path."""
    lines = crowd().assign(observed_on=crowd()["observed_on"].dt.strftime("%Y-%m-%d")).to_csv(index=False).splitlines()
    for at, bad in enumerate(BAD):
        lines.insert(10 * (at + 1), bad)
    path = folder / "people.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def few_resamples(monkeypatch):
    """Let bands of attainment rest on few resamples: here it matters that they are alike, not how good they are."""
    monkeypatch.setattr("analysis.build.attainment.RESAMPLES", 20)


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Return a function that runs the command line on a file, into the folder `out`."""

    def command(path: Path | str, *options: str) -> int:
        words = ["build", "--observations", str(path), "--out", str(tmp_path / "out"), *options]
        monkeypatch.setattr(sys, "argv", words)
        return build.main()

    command.out = tmp_path / "out"
    monkeypatch.setattr(observed, "TABLES", {"compensation": EVERY["compensation"]})
    return command


@pytest.fixture
def every_table(run, monkeypatch):
    """Let `run` compute all tables; most tests are about rows, and one table shows them."""
    monkeypatch.setattr(observed, "TABLES", EVERY)


@pytest.fixture(scope="session")
def spark():
    with engines.spark("local[2]") as connection:
        yield connection


@pytest.fixture(scope="module")
def people(tmp_path_factory) -> Path:
    return with_bad_rows(tmp_path_factory.mktemp("people"))


def computed(connection: ibis.BaseBackend, path: Path, folder: Path) -> tuple[dict[str, pd.DataFrame], str]:
    """Return the tables `ON_BOTH` from a file on an engine, and the text of its rejects."""
    with Rejects(folder / "rejects.csv") as rejects:
        accepted = observed.accept(connection, [path], folder, rejects, Progress())
        frames = {name: EVERY[name](accepted.observations) for name in ON_BOTH}
    return frames, rejects.path.read_text()


def test_spark_gives_what_duckdb_gives(spark, people, tmp_path):
    with engines.duckdb(tmp_path) as duckdb:
        frames, rejects = computed(duckdb, people, tmp_path)
    on_spark, rejects_of_spark = computed(spark, people, tmp_path)
    for name, frame in frames.items():
        assert len(frame) > 5, name
        pd.testing.assert_frame_equal(on_spark[name], frame, obj=name, check_exact=True, check_dtype=False)
    assert rejects_of_spark == rejects


def test_parquet_gives_the_same_tables_as_csv(run, every_table, tmp_path):
    crowd().to_csv(tmp_path / "people.csv", index=False, date_format="%Y-%m-%d")
    crowd().to_parquet(tmp_path / "people.parquet")
    run(tmp_path / "people.csv")
    from_csv = {path.name: path.read_bytes() for path in run.out.iterdir()}
    run(tmp_path / "people.parquet")
    assert {path.name: path.read_bytes() for path in run.out.iterdir()} == from_csv
    assert set(from_csv) == TABLES | {"rejects.csv"}


def test_a_glob_takes_all_files_together(run, tmp_path):
    crowd().iloc[:100].to_parquet(tmp_path / "one.parquet")
    crowd().iloc[100:].to_parquet(tmp_path / "two.parquet")
    run(tmp_path / "*.parquet")
    in_two = (run.out / "compensation.csv").read_text()
    crowd().to_parquet(tmp_path / "all.parquet")
    run(tmp_path / "all.parquet")
    assert (run.out / "compensation.csv").read_text() == in_two


def test_each_source_has_the_months_of_its_own_rows(run, tmp_path):
    survey = crowd().assign(source_id="survey")
    other = crowd().assign(source_id="other", observed_on=pd.Timestamp("2019-03-09"))
    pd.concat([survey, other]).to_parquet(tmp_path / "people.parquet")
    run(tmp_path / "people.parquet")
    periods = pd.read_csv(run.out / "compensation.csv").groupby("source_id")["period"].unique()
    assert [list(period) for period in periods[["other", "survey"]]] == [["2019-03/2019-03"], ["2023-11/2024-08"]]


def test_each_bad_row_is_named_with_file_line_and_reason(run, people):
    assert run(people) == 0
    named = pd.read_csv(run.out / "rejects.csv").set_index("line")
    lines = people.read_text().splitlines()
    assert sorted(named.index) == [lines.index(bad) + 1 for bad in BAD]
    for bad, why in BAD.items():
        row = named.loc[lines.index(bad) + 1]
        assert row["file"] == str(people)
        assert row["why"].startswith(why)


def test_a_bad_row_is_kept_as_it_was(run, tmp_path):
    (tmp_path / "people.csv").write_text("\n".join([HEADER, *[GOOD] * 10, *BAD]))
    run(tmp_path / "people.csv")
    rows = set(pd.read_csv(run.out / "rejects.csv", keep_default_na=False)["row"])
    assert rows == {bad or "," * 10 for bad in BAD}


def test_bad_rows_count_in_no_table_and_are_counted_aloud(run, tmp_path, capsys):
    (tmp_path / "people.csv").write_text("\n".join([HEADER, *[GOOD] * 12, *BAD]))
    run(tmp_path / "people.csv")
    assert set(pd.read_csv(run.out / "compensation.csv")["n"]) == {12}
    said = capsys.readouterr().out
    assert "12 observations; 14 rows set aside, named in rejects.csv" in said
    assert "2 × total_usd is not a number" in said


def test_text_that_is_not_utf8_is_set_aside(run, tmp_path):
    (tmp_path / "people.csv").write_bytes(
        "\n".join([HEADER, *[GOOD] * 10, ""]).encode() + GOOD.replace("India", "México").encode("latin-1")
    )
    run(tmp_path / "people.csv")
    assert pd.read_csv(run.out / "rejects.csv")["why"].tolist() == ["country is not UTF-8: 'M\ufffdxico'"]


def test_lines_are_right_across_blocks(run, tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.build.staging.BLOCK", 4_096)
    lines = [HEADER, *[GOOD] * 500]
    bad = {37: "short", 250: GOOD.replace("130000", "much"), 251: "", 499: GOOD + ","}
    for line, text in bad.items():
        lines[line - 1] = text
    (tmp_path / "people.csv").write_text("\n".join(lines))
    run(tmp_path / "people.csv")
    assert sorted(pd.read_csv(run.out / "rejects.csv")["line"]) == sorted(bad)
    assert set(pd.read_csv(run.out / "compensation.csv")["n"]) == {496}


def test_bad_rows_of_a_parquet_file_are_named_by_their_row(run, tmp_path):
    people = crowd()
    people.loc[4, "total_usd"] = -1
    people.loc[9, "role_id"] = None
    people.to_parquet(tmp_path / "people.parquet")
    run(tmp_path / "people.parquet")
    named = pd.read_csv(run.out / "rejects.csv")
    assert named[["line", "why"]].to_numpy().tolist() == [[5, "total_usd is under 0"], [10, "role_id is missing"]]
    assert named["file"].unique().tolist() == [str(tmp_path / "people.parquet")]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"drop": "role_id"}, "there is no column role_id. The file has: source_id, company_type"),
        ({"text": "total_usd"}, "the column total_usd holds string; a number is expected. Total pay, USD a year"),
        ({"number": "country"}, "the column country holds float64; a string is expected. Country of the workplace"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_in_words(run, tmp_path, capsys, change, said):
    people = crowd()
    if "drop" in change:
        people = people.drop(columns=change["drop"])
    for name in (change.get("text"), change.get("number")):
        if name:
            people[name] = "many" if "text" in change else 1.5
    people.to_parquet(tmp_path / "people.parquet")
    assert run(tmp_path / "people.parquet") == 1
    assert said in capsys.readouterr().err
    assert not list(run.out.iterdir())


def test_a_csv_without_a_column_is_refused_in_words(run, tmp_path, capsys):
    (tmp_path / "people.csv").write_text("role,pay\npm,1\n")
    assert run(tmp_path / "people.csv") == 1
    assert "there is no column source_id, role_id" in capsys.readouterr().err


def test_no_file_and_mixed_files_are_refused_in_words(tmp_path):
    with pytest.raises(DataError, match="There is no file"):
        observed.files(str(tmp_path / "nothing*.csv"))
    for name in ("one.csv", "two.parquet"):
        (tmp_path / name).write_text("")
    with pytest.raises(DataError, match="all in .parquet"):
        observed.files(str(tmp_path / "*"))


def test_when_no_row_is_left_the_old_tables_stay(run, tmp_path, capsys):
    run.out.mkdir()
    (run.out / "compensation.csv").write_text("old\n")
    (tmp_path / "people.csv").write_text("\n".join([HEADER, *BAD]))
    assert run(tmp_path / "people.csv") == 1
    assert "No row is as the observations schema says" in capsys.readouterr().err
    assert [path.name for path in run.out.iterdir()] == ["compensation.csv"]


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
    left = [path for path in run.out.iterdir() if path.name not in old]
    assert [path.name.startswith(aside.PREFIX) for path in left] == [True]
    assert (left[0] / "compensation.csv").exists()
    assert {name: (run.out / name).read_bytes() for name in old} == old
    run(people)
    assert {path.name: path.read_bytes() for path in run.out.iterdir()} == old


def test_a_run_at_work_keeps_its_folder(tmp_path):
    with aside.aside(tmp_path) as mine, aside.aside(tmp_path) as other:
        assert mine.is_dir()
        assert other.is_dir()
        assert mine.stat().st_dev == tmp_path.stat().st_dev
    assert not list(tmp_path.iterdir())


def test_what_is_built_can_be_loaded_as_the_package(run, every_table, people, tmp_path):
    package = tmp_path / "package"
    package.mkdir()
    for path in DATA.glob("*.*"):
        (package / path.name).write_bytes(path.read_bytes())
    run(people)
    for name in TABLES:
        (package / name).write_bytes((run.out / name).read_bytes())
    assert set(load(package)["compensation"]["source_id"]) == {"survey", "other"}


def test_progress_is_plain_lines_where_there_is_no_terminal(run, people, capsys):
    run(people)
    said = capsys.readouterr().err.splitlines()
    assert said[:2] == ["Reading 1 file", "Reading 1 file 100 %"]
    assert said[-1] == "Computing table 1 of 1: compensation"
    assert not any("\r" in line or "\x1b" in line for line in said)
