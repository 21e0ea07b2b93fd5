# make demo   an index of the sample corpus, and the trace of one quotation in it
# make test   every check: ruff, mypy --strict, import contracts, pytest
# make bench  the benchmarks, as ratios in one run
# make fuzz   extraction against a fuzzer for a minute (SECONDS=60)
# make docs   the generated parts of the documentation, anew
# make floors the pinned figures of extraction, where they have risen

VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin

.PHONY: demo test quick bench floors fuzz docs clean

demo: $(VENV)/installed
	$(BIN)/quoteprov index corpus/
	$(BIN)/quoteprov trace "no-fly zones"

test: $(VENV)/installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

# Without what starts processes: for the inner loop.
quick: $(VENV)/installed-test
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest --ignore=tests/cli --ignore=tests/test_docs.py --ignore=tests/test_golden.py

bench: $(VENV)/installed-test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[bench]'
	$(BIN)/python -m benchmarks

floors: $(VENV)/installed-test
	$(BIN)/python tests/test_floors.py

fuzz: $(VENV)/installed-test
	$(BIN)/python tests/extract/fuzz_extract.py $(or $(SECONDS),60)

docs: $(VENV)/installed-test
	$(BIN)/python docs/generate.py

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[all]'
	touch $@

$(VENV)/installed-test: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	touch $@ $(VENV)/installed

clean:
	rm -rf $(VENV) quoteprov.db quoteprov.db-shm quoteprov.db-wal quoteprov.db.lock
