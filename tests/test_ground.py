"""The ground everything stands on: imports that run one way, pinned packages, settings that keep promises."""

import ast
import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def imported(path: Path) -> set[str]:
    """Return the modules that a file imports, by their full names."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    parts = [
        (node.module or "", alias.name) for node in nodes if isinstance(node, ast.ImportFrom) for alias in node.names
    ]
    return plain | {module for module, _name in parts} | {f"{module}.{name}" for module, name in parts}


def files(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def named(paths: list[Path]):
    return pytest.mark.parametrize("path", paths, ids=[str(path.relative_to(ROOT)) for path in paths])


@named(files("analysis"))
def test_nothing_under_analysis_knows_streamlit_or_pages(path):
    assert not [name for name in imported(path) if name.split(".")[0] in ("streamlit", "pages")]


@named(sorted((ROOT / "analysis").glob("*.py")))
def test_measures_know_neither_charts_nor_plotly(path):
    assert not [name for name in imported(path) if name.startswith(("analysis.charts", "analysis.export", "plotly"))]


@named(files("pages"))
def test_no_page_imports_the_build(path):
    assert not [name for name in imported(path) if name.startswith("analysis.build")]


def test_what_the_project_names_is_what_is_pinned():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    for names, pins in (
        (project["dependencies"], "requirements.txt"),
        (project["optional-dependencies"]["dev"], "requirements-dev.txt"),
    ):
        pinned = re.findall(r"^([\w-]+)", (ROOT / pins).read_text(), re.M)
        assert {re.split(r"[\[=<>]", name)[0] for name in names} <= set(pinned)


def test_the_settings_keep_the_promises_made_to_visitors():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())
    assert config["browser"]["gatherUsageStats"] is False
    assert config["client"] == {"showErrorDetails": "none", "toolbarMode": "minimal"}
    assert config["server"]["fileWatcherType"] == "none"
    assert config["runner"]["postScriptGC"] is False
    assert {"light", "dark"} <= set(config["theme"])


def test_no_folder_of_tests_is_left_out(pytestconfig):
    folders = [path for path in (ROOT / "tests").rglob("*") if path.is_dir()]
    assert (ROOT / "tests" / "analysis" / "build") in folders
    left_out = pytestconfig.getini("norecursedirs")
    assert not [path for path in folders if any(fnmatch(path.name, pattern) for pattern in left_out)]
