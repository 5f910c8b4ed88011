# Two commands do everything: `make run` opens the atlas, `make test` checks it.
# Both create the environment and install what is missing. `make help` lists the others.

PYTHON ?= python3
PORT ?= 8501
RAW ?= ../shared/raw
VENV := .venv
BIN := $(VENV)/bin
STREAMLIT := $(if $(DATA),ATLAS_DATA=$(abspath $(DATA)) )$(BIN)/streamlit run dashboard.py --server.port $(PORT)

# Runs a package manager as whoever may: root, or sudo where it asks for no password.
AS_ROOT := $(shell if [ "$$(id -u)" = 0 ]; then echo; elif sudo -n true 2>/dev/null; then echo sudo; else echo none; fi)
FIND_CHROMIUM := for name in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable chrome; do command -v $$name && break; done

# Tests run beside each other, in groups that share what they set up (`tests/one_process.py`).
# Four processes at most: each draws and reads anew what its groups need.
PYTEST := $(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadscope --no-loadscope-reorder

.DEFAULT_GOAL := run
.PHONY: help run dev check fix test lint types spelling audit bench load data packages browser java proxy

help: ## List the targets.
	@sed -nE 's/^([a-z]+):.*## (.*)$$/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 12

run: $(VENV)/run browser ## Open the atlas (PORT=8501, DATA=a data package of your own).
	$(STREAMLIT)

# The file watcher reloads what changed, errors show their details.
dev: $(VENV)/dev browser ## Open the atlas for whoever edits pages: it reloads what changes and shows errors in full.
	$(STREAMLIT) --server.fileWatcherType auto --server.runOnSave true --client.showErrorDetails full

check: lint types spelling ## Check while you work: everything but the tests that need a browser or Spark.
	$(PYTEST) -m "not browser and not spark"

fix: $(VENV)/dev ## Mend what ruff can: imports, formatting and the simple faults.
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

test: browser java $(if $(CI),proxy) lint types spelling ## Check everything, as continuous integration does.
	@[ -n "$$($(FIND_CHROMIUM))" ] || { echo "make test needs Chromium: see above."; exit 1; }
	$(PYTEST)

lint: $(VENV)/dev ## Rules and formatting (ruff).
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev ## Types (mypy).
	$(BIN)/mypy

spelling: $(VENV)/dev ## Spelling (codespell).
	$(BIN)/codespell

audit: $(VENV)/audit ## Ask whether a pinned dependency is known to be weak (pip-audit, in an environment of its own).
	$(VENV)/audit/bin/pip-audit --require-hashes --disable-pip -r requirements.txt

bench: $(VENV)/dev browser java ## Measure pages and the build.
	$(BIN)/python -m tests.bench

load: $(VENV)/dev ## Measure many visitors at once.
	$(BIN)/python -m tests.bench.load

data: $(VENV)/dev ## Recompute every computed table from the raw observations (RAW=../shared/raw).
	$(BIN)/python -m analysis.build --raw $(RAW)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; $(PYTHON) is older. Say which one to use: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || $(MAKE) --no-print-directory packages PACKAGES=python3-venv
	$(PYTHON) -m venv $(VENV)

$(VENV)/run: requirements.txt | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/dev: requirements-dev.txt requirements.txt | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ $(VENV)/run

$(VENV)/audit: | $(VENV)/bin/python
	$(PYTHON) -m venv $@
	$@/bin/pip install --quiet --disable-pip-version-check pip-audit

# Chart images are drawn by Chromium, best by the one without a window, which not every system packages.
# Without any the atlas still runs, and its export menu says what is missing.
browser: ## Install Chromium where it is missing.
	@[ -n "$$($(FIND_CHROMIUM))" ] || $(MAKE) --no-print-directory packages PACKAGES="$$(tr '\n' ' ' < packages.txt)" \
	  || $(MAKE) --no-print-directory packages PACKAGES=chromium || true

# The build's second engine, Spark, runs on Java 17 or newer; only tests and measurements need it.
java: ## Install Java where it is missing.
	@command -v java >/dev/null || $(MAKE) --no-print-directory packages PACKAGES=openjdk-17-jre-headless \
	  || $(MAKE) --no-print-directory packages PACKAGES=default-jre-headless

# For the test of two processes behind it; without it that test is left out. Debian's package also starts a server of its own.
proxy: ## Install nginx where it is missing.
	@[ -n "$$(PATH="$$PATH:/usr/sbin" command -v nginx)" ] || $(MAKE) --no-print-directory packages PACKAGES=nginx-light || true

packages: ## Install packages of the system (PACKAGES="nginx-light").
	@if ! command -v apt-get >/dev/null; then \
	  echo "Not found: $(PACKAGES). Install it with this system's package manager; there is no apt-get here."; exit 1; \
	elif [ "$(AS_ROOT)" = none ]; then \
	  echo "Not found: $(PACKAGES). Ask an administrator to run: apt-get install $(PACKAGES)"; exit 1; \
	else \
	  $(AS_ROOT) apt-get update -qq && $(AS_ROOT) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $(PACKAGES); \
	fi
