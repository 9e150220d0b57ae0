# make book   the sample book, into build/
# make test   the quick tests
# Both set everything up on a fresh machine; `make help` lists the rest.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup book handbook test test-all tools lint bench clean

help: ## what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## /  make \1\t/' | expand -t 18

setup: $(READY) ## the virtual environment and the system libraries

$(READY): pyproject.toml constraints.txt .ci/system
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "bokbygg needs Python 3.11 or newer: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@bash .ci/system venv pango
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@$(BIN)/python -m compileall -q src # some machines forbid the program to do that when it starts
	@touch $(READY)

book: $(READY) ## build/<slug>.epub and build/<slug>.pdf from manuscript/
	$(BIN)/bokbygg build

handbook: $(READY) ## the manual as EPUB, PDF and site, into build/
	$(BIN)/python -m tests.handbook build

test: $(READY) lint ## the quick tests
	@bash .ci/system java poppler press qpdf gs
	@$(BIN)/python -m compileall -q src
	$(BIN)/python -m pytest -q -n 2 -m 'not long'

test-all: $(READY) ## every test, the long ones too
	@bash .ci/system java poppler press qpdf gs
	$(BIN)/python -m pytest -q -n 2

tools: $(READY) ## the checkers and readers that only tests use
	@bash .ci/system java poppler press qpdf gs chromium calibre mupdf node
	npm install --silent --no-fund --no-audit --prefix .tools --ignore-scripts @daisy/ace@1.4.6 foliate-js@1.0.1 puppeteer-core@24 vnu-jar@26.9.27 axe-core@4.14.1

lint: $(READY) ## style, types and the direction of imports
	$(BIN)/ruff check src tests
	$(BIN)/ruff format --check src tests
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

bench: $(READY) ## how fast, as ratios; PAGES="40 180 700 2000"
	$(BIN)/python -m tests.bench $(PAGES)
	$(BIN)/python -m tests.bench.ebooks

clean: ## everything that can be made again
	rm -rf $(VENV) .tools dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find build -mindepth 1 ! -name .gitignore -delete
