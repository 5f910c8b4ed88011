"""What surrounds the code agrees with it: versions, the workflow, hooks, templates and the targets of make."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest
import yaml

from analysis.package.tables import describe

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
MAKEFILE = (ROOT / "Makefile").read_text()
TEMPLATES = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[!c]*.yml"))


def read(path: str) -> dict:
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


def test_project_data_and_citation_are_of_one_version():
    assert PROJECT["project"]["version"] == describe()["version"] == read("CITATION.cff")["version"]


def test_the_citation_has_what_its_format_requires():
    citation = read("CITATION.cff")
    assert {"cff-version", "message", "title", "authors"} <= set(citation)
    assert citation["title"] == describe()["title"]
    assert citation["license"] == "MIT"
    assert citation["authors"] == [{"name": "PM Career Atlas"}]


def test_the_workflow_tests_every_python_that_the_project_names():
    named = [
        line.rpartition(" ")[2]
        for line in PROJECT["project"]["classifiers"]
        if line.startswith("Programming Language :: Python :: 3.")
    ]
    assert read(".github/workflows/test.yml")["jobs"]["test"]["strategy"]["matrix"]["python"] == named
    assert PROJECT["project"]["requires-python"] == f">={named[0]}"
    assert PROJECT["tool"]["ruff"]["target-version"] == f"py{named[0].replace('.', '')}"
    assert PROJECT["tool"]["mypy"]["python_version"] == named[0]


def test_the_workflow_runs_what_continuous_integration_runs():
    steps = read(".github/workflows/test.yml")["jobs"]["test"]["steps"]
    assert [step["run"] for step in steps if "run" in step] == [".ci/run"]
    assert "make test" in (ROOT / ".ci" / "run").read_text()


def test_help_tells_of_every_target():
    (targets,) = (line.split() for line in re.findall(r"^\.PHONY: (.*)$", MAKEFILE, re.M))
    assert set(targets) == set(re.findall(r"^([a-z]+):", MAKEFILE, re.M))
    assert set(targets) == set(re.findall(r"^([a-z]+):.* ## [A-Z].*\.$", MAKEFILE, re.M))


def test_hooks_are_tools_of_the_projects_environment():
    hooks = [hook for repo in read(".pre-commit-config.yaml")["repos"] for hook in repo["hooks"]]
    tools = [shlex.split(hook["entry"])[0].removeprefix(".venv/bin/") for hook in hooks]
    assert set(tools) <= set(PROJECT["project"]["optional-dependencies"]["dev"])


@pytest.mark.parametrize("path", TEMPLATES, ids=[path.stem for path in TEMPLATES])
def test_whoever_files_an_issue_is_asked_for_the_link_of_the_view(path):
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert {"name", "description", "body"} <= set(form)
    assert any(field["attributes"]["label"].startswith("Link of the view") for field in form["body"])
    assert any(field.get("validations", {}).get("required") for field in form["body"])


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_pin_has_a_hash(name):
    pins = re.split(r"\n(?=\w)", (ROOT / name).read_text().strip())
    assert len(pins) > 50
    assert [pin for pin in pins if not re.match(r"[\w.\[\]-]+==\S+[^\n]*\\\n +--hash=sha256:[0-9a-f]{64}", pin)] == []
    assert (ROOT / "Makefile").read_text().count("--require-hashes -r requirements") == 2
