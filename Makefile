# Two commands do everything: `make run` opens the atlas, `make test` checks it.
# Both create the environment and install what is missing.

PYTHON ?= python3
PORT ?= 8501
RAW ?= ../shared/raw
VENV := .venv
BIN := $(VENV)/bin
STREAMLIT := $(BIN)/streamlit run dashboard.py --server.port $(PORT)

# Runs a package manager as whoever may: root, or sudo where it asks for no password.
AS_ROOT := $(shell if [ "$$(id -u)" = 0 ]; then echo; elif sudo -n true 2>/dev/null; then echo sudo; else echo none; fi)
FIND_CHROMIUM := for name in chromium chromium-browser google-chrome google-chrome-stable chrome; do command -v $$name && break; done

.PHONY: run dev test bench data lint packages browser java

run: $(VENV)/run browser
	$(STREAMLIT)

# For whoever edits pages: the file watcher reloads what changed, errors show their details.
dev: $(VENV)/dev browser
	$(STREAMLIT) --server.fileWatcherType auto --server.runOnSave true --client.showErrorDetails full

test: $(VENV)/dev browser java lint
	@[ -n "$$($(FIND_CHROMIUM))" ] || { echo "make test needs Chromium: see above."; exit 1; }
	$(BIN)/python -m pytest

lint: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

bench: $(VENV)/dev browser java
	$(BIN)/python -m tests.bench

# Recomputes every computed table from the raw observations.
data: $(VENV)/dev
	$(BIN)/python -m analysis.build --raw $(RAW)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; $(PYTHON) is older. Say which one to use: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || $(MAKE) --no-print-directory packages PACKAGES=python3-venv
	$(PYTHON) -m venv $(VENV)

$(VENV)/run: requirements.txt | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/dev: requirements-dev.txt requirements.txt | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/run

# Chart images are drawn by Chromium. Without it the atlas still runs, and its export menu says what is missing.
browser:
	@[ -n "$$($(FIND_CHROMIUM))" ] || $(MAKE) --no-print-directory packages PACKAGES="$$(tr '\n' ' ' < packages.txt)" || true

# The build's second engine, Spark, runs on Java 17 or newer; only tests and measurements need it.
java:
	@command -v java >/dev/null || $(MAKE) --no-print-directory packages PACKAGES=openjdk-17-jre-headless \
	  || $(MAKE) --no-print-directory packages PACKAGES=default-jre-headless

packages:
	@if ! command -v apt-get >/dev/null; then \
	  echo "Not found: $(PACKAGES). Install it with this system's package manager; there is no apt-get here."; exit 1; \
	elif [ "$(AS_ROOT)" = none ]; then \
	  echo "Not found: $(PACKAGES). Ask an administrator to run: apt-get install $(PACKAGES)"; exit 1; \
	else \
	  $(AS_ROOT) apt-get update -qq && $(AS_ROOT) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $(PACKAGES); \
	fi
