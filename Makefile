# The first and only command on a fresh machine with Python 3.11 to 3.13: `make run` or `make test`.
.DEFAULT_GOAL := help
.PHONY: help install run test lint types walls tests ui clean
SHELL := /bin/sh

# Compiled byte code halves the time of every start, so the environment may not forbid it.
unexport PYTHONDONTWRITEBYTECODE
unexport VIRTUAL_ENV
export UV_PYTHON_DOWNLOADS := never
export UV_PROJECT_ENVIRONMENT := .venv

BIN := .venv/bin
STAMP := .venv/.installed

help:
	@echo "make run      install what is missing, then articles in, published warehouse out"
	@echo "make test     install what is missing, then every check"
	@echo "make ui       the Dagster pages on http://127.0.0.1:3000"
	@echo "make install  the environment only      make clean  remove everything that was made"

# The newest Python that fits; the stamp is renewed when the lock or the project file changes.
$(STAMP): uv.lock pyproject.toml .ci/uv-requirements.txt .ci/bootstrap.py
	@python=""; \
	for candidate in python3.13 python3.12 python3.11 python3; do \
	  if $$candidate -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then \
	    python=$$candidate; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
	  echo "newsledger needs Python 3.11, 3.12 or 3.13, and none was found."; \
	  echo "On Debian or Ubuntu: apt-get install python3; elsewhere: https://www.python.org/downloads/"; exit 1; fi; \
	if [ ! -x .venv/installer/bin/uv ]; then \
	  echo "Making .venv with $$($$python --version) ..."; $$python .ci/bootstrap.py .venv || exit 1; fi; \
	echo "Installing the locked packages (about a minute the first time) ..."; \
	.venv/installer/bin/uv sync --quiet --locked --compile-bytecode || exit 1
	@touch $@

install: $(STAMP)
	@echo "Ready. Next: make run"

run: $(STAMP)
	@$(BIN)/newsledger run

ui: $(STAMP)
	@$(BIN)/newsledger ui

test: lint types walls tests

lint: $(STAMP)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(STAMP)
	@$(BIN)/mypy

walls: $(STAMP)
	@$(BIN)/lint-imports

# Whole runs wait for one process at a time, so they go beside the other tests; what they say is shown afterwards.
tests: $(STAMP)
	@whole_runs=$$(mktemp); \
	$(BIN)/pytest -q tests/road >"$$whole_runs" 2>&1 & road=$$!; \
	$(BIN)/pytest -q --ignore=tests/road; others_failed=$$?; \
	wait $$road; road_failed=$$?; \
	cat "$$whole_runs"; rm -f "$$whole_runs"; \
	exit $$((others_failed | road_failed))

clean:
	rm -rf .venv *.egg-info data/warehouse dbt_project/target dbt_project/logs .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
