# make run        extracts the example articles and writes their page (outputs/examples/report.html)
# make notebooks  opens notebook 01 in the browser
# make pictures   takes the pictures of the README from the page of the examples
# make test       linters, types, all tests
# make coverage   all tests, and which lines they reach: half as slow again
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
EXAMPLES := pipeline/examples/articles
RUN_OUT := outputs/examples

.PHONY: run notebooks pictures test lint types unit coverage test-faults fuzz bench memory clean
.DELETE_ON_ERROR:

run: $(VENV)/.run
	$(BIN)/glaneur run $(EXAMPLES) --out $(RUN_OUT) --overwrite --format csv,json,jsonl,parquet
	$(BIN)/glaneur report $(RUN_OUT)

notebooks: run
	$(BIN)/pip install --quiet --editable ".[pdf,notebooks]"
	cd notebooks && ../$(BIN)/jupyter lab 01-premier-regard.ipynb

pictures: run $(VENV)/.dev
	$(BIN)/python -m tests.report.pictures $(RUN_OUT) notebooks/pictures

test: lint types unit

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(VENV)/.dev
	$(BIN)/mypy

# On all cores, file by file in their order: the slow ones come first.
PYTEST := $(BIN)/pytest --numprocesses logical --dist loadfile --no-loadscope-reorder

unit: $(VENV)/.dev
	$(PYTEST)

coverage: $(VENV)/.dev
	$(PYTEST) --cov --cov-report=term

# Kills processes some thirty times and starts a Ray cluster; a quarter of an hour.
test-faults: $(VENV)/.dev
	$(BIN)/pip install --quiet --editable ".[ray]"
	$(BIN)/pytest -m "faults or cluster" tests/batch

# 20,000 damaged and hostile inputs of every format.
fuzz: $(VENV)/.dev
	GLANEUR_FUZZ=20000 $(BIN)/pytest -q tests/batch/test_fuzz.py

bench: $(VENV)/.dev
	$(BIN)/python -m tests.benchmarks

# 100,000 synthetic articles and the memory of the workers; hours. Lines go to
# outputs/memory/memory.log as it goes; interrupted, it goes on where it was.
memory: $(VENV)/.dev
	$(BIN)/python -m tests.benchmarks.memory

clean:
	rm -rf $(VENV) build dist .coverage .*_cache .hypothesis

$(VENV)/bin/pip:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --upgrade pip

$(VENV)/.run: pyproject.toml | $(VENV)/bin/pip
	$(BIN)/pip install --quiet --editable ".[pdf]"
	touch $@

$(VENV)/.dev: pyproject.toml | $(VENV)/bin/pip
	$(BIN)/pip install --quiet --editable ".[dev]"
	touch $@ $(VENV)/.run
