# Two commands: `make graph` reads the article that comes with siraa and says where its page is; `make test` runs every
# check. Both make .venv where it is missing. Paths are relative and quoted, so that a space in the folder's path does no harm.

PYTHON ?= python3
PIP = .venv/bin/python -m pip install --disable-pip-version-check --constraint constraints.txt

.PHONY: graph test bench bench-models bench-extract bench-page bench-store fuzz kills browser clean

graph: .venv/installed
	.venv/bin/siraa build seeds/articles --out out

test: .venv/installed-test browser
	.venv/bin/python -m ruff check .
	.venv/bin/python -m ruff format --check .
	.venv/bin/python -m mypy
	.venv/bin/python -m pytest --numprocesses 2 --dist loadfile

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "siraa needs Python 3.11 or newer; name one: make PYTHON=python3.12 ..." >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/installed: pyproject.toml constraints.txt | .venv/bin/python
	@echo "Installing siraa and what it needs into .venv ..."
	$(PIP) --editable .
	@touch .venv/installed

.venv/installed-test: .venv/installed
	@echo "Installing what the tests need into .venv ..."
	$(PIP) --editable '.[test,train]'
	@$(PIP) --quiet --editable '.[ftm]' || echo "Without followthemoney (see pyproject.toml): its tests are skipped."
	@touch .venv/installed-test

# How fast the language package reads, against the plain way of using Stanza: make bench-models ARTICLES=folder
ARTICLES ?= seeds/articles
bench-models: .venv/installed
	.venv/bin/python -m pipelines.annotate.speed $(ARTICLES)

# How fast the extract stage alone is, on one core: make bench-extract ARTICLES=folder
bench-extract: .venv/installed
	OMP_NUM_THREADS=1 .venv/bin/python -m tests.pipelines.bench_extract $(ARTICLES)

# How soon the page shows its picture, how large it is and how smoothly it moves, beside an empty page of pyvis.
bench-page: .venv/installed-test graph browser
	.venv/bin/python -m tests.browser.bench out/graph.html

# How fast each stage is, against plain Stanza, and how time and memory grow with the articles:
# make bench ARTICLES=texts.jsonl GROWTH="100 1000"
GROWTH ?=
bench: .venv/installed
	.venv/bin/python -m tests.pipelines.bench_stages $(ARTICLES)
	$(if $(GROWTH),.venv/bin/python -m tests.pipelines.bench_stages $(ARTICLES) --growth $(GROWTH))

# How fast a store of 1,000,000 events answers and grows; they are drawn from the records that siraa extract wrote:
# make bench-store RECORDS=records.jsonl. The store is made once, in STORE, which takes half an hour and 2 GB.
RECORDS ?= records.jsonl
STORE ?= bench-store
bench-store: .venv/installed
	.venv/bin/python -m tests.graph.bench_store $(RECORDS) $(STORE)

# As many hostile cases as are asked for, over readers, folding, dates, numbers, store, page and exports:
# make fuzz CASES=100000. What a case reaches guides the next where atheris is there: pip install '.[fuzz]'
CASES ?= 10000
fuzz: .venv/installed-test
	.venv/bin/python -m tests.fuzz --cases $(CASES)

# Commands that write, killed (kill -9) at as many random points as are asked for, and given again: make kills N=100.
N ?= 100
kills: .venv/installed-test
	OMP_NUM_THREADS=1 .venv/bin/python -m tests.faults --kills $(N)

# Chromium and its driver, for the tests of the page: those that are there, or Debian's where they may be installed.
browser:
	@bash .ci/browser

clean:
	rm -rf .venv out build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
