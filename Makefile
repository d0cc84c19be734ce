# Needs make and Python 3.10 or newer; everything else goes into .venv.

PYTHON ?= python3
ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
LOCK := tests/requirements.txt
# What most changes touch, and what is quick to test.
QUICK := tests/core tests/pictures tests/plain tests/signals tests/storage
# What coverage is measured with, which makes tests twice as slow; all others run without.
MEASURED := measured and not hypothesis and not slow and not pty
# Code is read from the tree; only a change to these needs the project installed again.
BUILD := pyproject.toml backcoach/__init__.py
# Tests start the program some hundred times: Python may keep what it has compiled.
unexport PYTHONDONTWRITEBYTECODE

# An environment with the development packages runs backcoach as well.
RUNNABLE = $(if $(wildcard $(VENV)/dev.stamp),$(VENV)/dev.stamp,$(VENV)/run.stamp)

.DEFAULT_GOAL := help
.PHONY: help run test check format pictures man bench faults seasons lock clean

help: ## List what make can do
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

run: $(RUNNABLE) ## Start backcoach; with arguments: ARGS="history --json"
	@$(BIN)/backcoach $(ARGS)

test: $(VENV)/dev.stamp ## Format, lint, types, imports, every test, and what is covered
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest -q -n logical --dist worksteal -m "$(MEASURED)" --cov
	$(BIN)/pytest -q -n auto --dist worksteal -m "not ($(MEASURED))"

check: $(VENV)/dev.stamp ## Format, lint, types, imports, and the quick tests; under a minute
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest -q -n logical --dist worksteal -m "not slow and not pty" --hypothesis-profile=quick $(QUICK)

format: $(VENV)/dev.stamp ## Lay out the code and mend what can be mended safely
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

pictures: $(VENV)/dev.stamp ## Draw the pictures of README and docs
	@cd tests && $(CURDIR)/$(BIN)/python -m support.screen.docs_pictures

man: $(VENV)/dev.stamp ## Write the man pages from the help of the commands
	$(PIP) install --no-deps "click-man>=0.5"
	@cd tests && $(CURDIR)/$(BIN)/python -m support.man_pages

bench: $(VENV)/dev.stamp ## Measure speed, load and memory beside a bare Textual program; minutes
	@cd tests && $(CURDIR)/$(BIN)/python -m bench.bench $(ARGS)

faults: $(VENV)/dev.stamp ## Kill it, fill its disk, spoil its files and so on; half an hour
	@cd tests && $(CURDIR)/$(BIN)/python -m faults.run $(ARGS)

seasons: $(VENV)/dev.stamp ## Let simulated people train for a year; ARGS=--quick in a minute
	@cd tests && $(CURDIR)/$(BIN)/python -m seasons.run $(ARGS)

lock: | $(BIN)/python ## Pin every package again; ARGS=--upgrade takes the newest
	$(PIP) install uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.10 --generate-hashes \
		--custom-compile-command "make lock" $(ARGS) \
		pyproject.toml tests/requirements.in --output-file $(LOCK)

clean: ## Remove .venv, caches and builds
	rm -rf $(VENV) build dist .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find backcoach tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("backcoach needs Python 3.10 or newer, not %d.%d" % sys.version_info[:2] if sys.version_info < (3, 10) else 0)'
	$(PYTHON) -m venv --clear $(VENV)

$(VENV)/run.stamp: $(BUILD) | $(BIN)/python
	$(PIP) install --editable .
	@touch $@

# The lock is whole. Were pip to look for more, an old one would ask for extras without a hash.
$(VENV)/dev.stamp: $(BUILD) $(LOCK) | $(BIN)/python
	$(PIP) install --no-deps --require-hashes --requirement $(LOCK)
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@
