"""A package whose files are replaced while it is shown: taken over whole, or not at all."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path

import pytest

from analysis import new
from analysis.build.staging_dir import publish, staging_dir
from analysis.package import installed
from analysis.package.installed import Installed
from analysis.package.schema import DataFaults

TOLD = {"title": "Careers", "levels": "Clerk, Officer", "types": "Retail", "currency": "GBP"}


@pytest.fixture
def folder(tmp_path) -> Path:
    """Return the folder of a small package."""
    new.write(tmp_path / "mine", new.package(TOLD, date(2026, 11, 25)))
    return tmp_path / "mine"


def rename(folder: Path, old: str, name: str) -> None:
    """Give a level another name, in its file as it lies there."""
    path = folder / "roles.csv"
    path.write_text(path.read_text().replace(old, name))


def test_what_has_not_changed_is_read_once(folder):
    shown = Installed(folder)
    assert shown.current() is shown.current()


def test_a_replaced_table_is_taken_over(folder, caplog):
    caplog.set_level(logging.INFO)
    shown = Installed(folder)
    before = shown.current()
    rename(folder, "Clerk", "Teller")
    assert list(shown.current().ladder.names.values()) == ["Teller", "Officer"]
    assert list(before.ladder.names.values()) == ["Clerk", "Officer"]
    assert caplog.messages == [f"{folder} is taken over"]


def test_faulty_files_take_nothing_over_and_are_told_once(folder, caplog):
    shown = Installed(folder)
    before = shown.current()
    rename(folder, "individual", "sideways")
    assert shown.current() is shown.current() is before
    (told,) = caplog.messages
    assert "roles.csv, line 2, column track: 'sideways' is not allowed" in told
    rename(folder, "sideways", "management")
    assert set(shown.current()["roles"]["track"]) == {"management"}


def test_files_that_change_while_they_are_read_are_read_again(folder, monkeypatch):
    shown, load = Installed(folder), installed.load

    def slow(path: Path):
        package = load(path)
        rename(path, "Officer", "Banker")
        return package

    rename(folder, "Clerk", "Teller")
    with monkeypatch.context() as patch:
        patch.setattr(installed, "load", slow)
        assert list(shown.current().ladder.names.values()) == ["Clerk", "Officer"]
    assert list(shown.current().ladder.names.values()) == ["Teller", "Banker"]


def test_a_folder_that_is_gone_leaves_what_was_read(folder, tmp_path):
    shown = Installed(folder)
    before = shown.current()
    folder.rename(tmp_path / "away")
    assert shown.current() is before
    (tmp_path / "away").rename(folder)
    assert list(shown.current().ladder.names.values()) == ["Clerk", "Officer"]


def test_whoever_asks_while_another_reads_is_given_what_there_is(folder):
    shown = Installed(folder)
    before = shown.current()
    rename(folder, "Clerk", "Teller")
    with shown._lock:
        assert shown.current() is before


def test_nothing_stands_where_there_are_faults(tmp_path):
    with pytest.raises(DataFaults, match="there is no such folder"):
        Installed(tmp_path / "nowhere")


def test_published_tables_stand_beside_what_was_there_at_one_moment(folder):
    inode = folder.stat().st_ino
    untouched = (folder / "sources.csv").stat().st_ino
    with staging_dir(folder) as staging:
        (staging / "roles.csv").write_text((folder / "roles.csv").read_text().replace("Clerk", "Teller"))
        publish([staging / "roles.csv"], folder, staging)
        assert folder.stat().st_ino != inode
        assert (folder / "sources.csv").stat().st_ino == untouched
        assert "Clerk" in (staging / "before" / "roles.csv").read_text()
    assert list(Installed(folder).current().ladder.names.values()) == ["Teller", "Officer"]
    assert [path.name for path in folder.parent.iterdir()] == ["mine"]


def test_a_folder_that_was_taken_away_and_not_replaced_is_put_back(folder):
    left = folder.parent / ".build-mine-killed"
    left.mkdir()
    (left / "lock").touch()
    folder.rename(left / "before")
    with staging_dir(folder):
        assert (folder / "roles.csv").exists()
        assert not left.exists()
