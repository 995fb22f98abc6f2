# One line each; `make start` and `make test` need nothing but Python 3.11 or newer.
PYTHON ?= python3
BIN := .venv/bin
# What failed runs once more, alone: some tests wait for a browser while others use the cores.
# Where more than a few failed something is broken, and the time is left to the other suite.
tested = $(BIN)/pytest --cache-clear -n 2 --dist load -m "$(1)" || { \
	[ "$$(grep -c true .pytest_cache/v/cache/lastfailed)" -le 8 ] && \
	$(BIN)/pytest -m "$(1)" --last-failed --last-failed-no-failures none; }

.PHONY: start quick test test-slow check bench room fuzz mutants app sbom words papers lock shots clean

start: .venv/ready
	$(BIN)/inzage

# While working: what needs no page, no server and no hundreds of random inputs (`make test` has
# those), or one folder with `make quick F=tests/parsers`.
F ?= tests/test_repository.py tests/test_product_source.py tests/dashboard/test_source.py \
	tests/dashboard/words tests/dashboard/charts tests/analysis \
	tests/parsers/archive tests/parsers/format tests/parsers/syntax tests/parsers/tables
quick: .venv/ready-dev
	$(BIN)/pytest -n 2 -m "not slow and not browser and not hypothesis" $(F)

# What was compiled once is not compiled again, in the workers and in programs that tests start.
quick test test-slow: export PYTHONDONTWRITEBYTECODE =

test: .venv/ready-dev
	$(call tested,not slow)

# Whole walks through every page, a real browser over hostile files, memory: once in CI.
test-slow: .venv/ready-dev
	$(call tested,slow)

check: .venv/ready-dev
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

bench: .venv/ready-dev
	$(BIN)/python -m benchmarks

room: .venv/ready-dev
	$(BIN)/python -m benchmarks.room

fuzz: .venv/ready-dev
	FUZZ=$${FUZZ:-5000} $(BIN)/pytest tests/parsers/test_fuzz.py --timeout=0

# Takes each defence out in a copy, to see the test fail that holds it: some ten minutes.
mutants: .venv/ready-dev
	$(BIN)/python -m tests.mutants.run

# The program folder for people without Python: build/app/Inzage, and a zip of it.
app: .venv/ready-dev
	$(BIN)/python program/build.py

sbom: .venv/ready
	$(BIN)/python .ci/sbom.py > inzage.cdx.json

words: .venv/ready-dev
	$(BIN)/python -m dashboard.words.update && $(BIN)/python -m dashboard.report.lists

papers: .venv/ready-dev
	$(BIN)/python -m dashboard.report.workshop

shots: .venv/ready-dev
	$(BIN)/python -m tests.browser.shots

lock: .venv/ready-dev
	$(BIN)/uv pip compile -q pyproject.toml --extra setup --universal --generate-hashes --no-header -o requirements.lock
	$(BIN)/uv pip compile -q pyproject.toml --extra setup --extra duckdb --extra cohort --extra app --extra dev --universal --generate-hashes --no-header -o requirements-dev.lock

clean:
	rm -rf .venv

.venv/ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

.venv/ready-dev: .venv/ready requirements-dev.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@
