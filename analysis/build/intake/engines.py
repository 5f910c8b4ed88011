"""The two engines that compute the tables: DuckDB on one machine, Spark there or on a cluster.

What is computed is the same ibis expressions for both; an engine only connects and reads Parquet.
"""

from __future__ import annotations

import os
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import ibis

ENGINES = ("duckdb", "spark")
LOCAL = "local[*]"


class EngineError(RuntimeError):
    """An engine cannot start; the message says what is missing."""


@contextmanager
def connected(engine: str, master: str, folder: Path) -> Iterator[ibis.BaseBackend]:
    """Connect to an engine by its name; raises `EngineError` where it cannot start or cannot go on."""
    with duckdb(folder) if engine == ENGINES[0] else spark(master) as connection:
        yield connection


@contextmanager
def duckdb(folder: Path) -> Iterator[ibis.BaseBackend]:
    """Connect to DuckDB; what does not fit into memory is spilled into `folder`."""
    import duckdb as engine

    connection = ibis.duckdb.connect(temp_directory=str(folder / "spill"))
    try:
        yield connection
    except engine.Error as error:  # a file that is damaged further down, a disk or a memory that is full
        raise EngineError(f"DuckDB cannot go on ({str(error).splitlines()[0]}).") from error
    finally:
        connection.disconnect()


@contextmanager
def spark(master: str = LOCAL) -> Iterator[ibis.BaseBackend]:
    """Connect to Spark at an address such as `spark://host:7077`; raises `EngineError` without pyspark or Java."""
    warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise EngineError("The engine spark needs the Python package pyspark: pip install pyspark.") from None
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise EngineError("The engine spark needs Java 17 or newer, for example the package openjdk-17-jre-headless.")
    builder = SparkSession.builder.master(master).appName("pm-career-atlas").config("spark.ui.enabled", "false")
    builder = builder.config("spark.sql.session.timeZone", "UTC").config("spark.ui.showConsoleProgress", "false")
    if master.startswith("local"):
        builder = builder.config("spark.sql.shuffle.partitions", 2 * (os.cpu_count() or 1))
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    try:
        yield ibis.pyspark.connect(session)
    finally:
        session.stop()


def read(connection: ibis.BaseBackend, paths: list[Path]) -> ibis.Table:
    """Read Parquet files lazily, with two more columns: `file`, its name, and `line`, the row in it, from 1."""
    names = [str(path) for path in paths]
    if connection.name == "duckdb":
        found = connection.read_parquet(names, file_row_number=True, filename=True, union_by_name=True)
        return found.mutate(file=found["filename"], line=found["file_row_number"] + 1)
    frame = connection._session.read.parquet(*names)
    frame = frame.selectExpr("*", "_metadata.file_path AS filename", "_metadata.row_index AS file_row_number")
    frame.createOrReplaceTempView("observations")
    found = connection.table("observations")
    return found.mutate(file=found["filename"].re_replace("^file:/+", "/"), line=found["file_row_number"] + 1)
