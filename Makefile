# make demo   an index of the sample corpus, and the trace of one quotation in it
# make test   every check: ruff, mypy --strict, import contracts, pytest
# make bench  the benchmarks, as ratios in one run

VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin

.PHONY: demo test quick bench docs clean

demo: $(VENV)/installed
	$(BIN)/quoteprov index corpus/
	$(BIN)/quoteprov trace "no-fly zones"

test: $(VENV)/installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --config pyproject.toml
	$(BIN)/pytest

# What depends on neither processes nor terminals: for the inner loop.
quick: $(VENV)/installed-test
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -m "not slow"

bench: $(VENV)/installed-test
	$(BIN)/python -m benchmarks.startup

docs: $(VENV)/installed-test
	$(BIN)/python docs/generate.py

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/installed-test: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	touch $@ $(VENV)/installed

clean:
	rm -rf $(VENV) quoteprov.db quoteprov.db-shm quoteprov.db-wal quoteprov.db.lock
