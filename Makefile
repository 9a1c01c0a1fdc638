# The house's verbs. `make` alone lists them.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
MANAGE := DJANGO_SETTINGS_MODULE=yishi.assembly.config.settings.local $(BIN)/django-admin
CATALOGUES := $(shell find src -name '*.po' 2>/dev/null)
NPM := $(shell command -v npm 2>/dev/null || echo $(BIN)/npm)
SOURCES := src tests bench
# listen runs watch and mask, too
BENCHES := listen classes agree place
BENCH_PYTHON := $(firstword $(wildcard .venv-bench/bin/python) $(BIN)/python)

.DEFAULT_GOAL := help
.PHONY: help setup front run test check bench bench-peers docs clean

help: ## list the verbs
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

setup: $(BIN)/.python front $(CATALOGUES:.po=.mo) ## install everything into .venv, with the `yishi` command

run: setup ## serve a working assembly on localhost (PORT=8000)
	@$(BIN)/yishi serve --demo --port $(PORT)

test: setup ## run every test, files side by side on the cores
	@$(BIN)/pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

check: setup ## lint, types, house rules
	@$(BIN)/ruff check $(SOURCES)
	@$(BIN)/ruff format --check $(SOURCES)
	@$(BIN)/mypy src
	@$(BIN)/lint-imports

bench: setup ## run every benchmark; figures are printed, RESULTS.md is written by hand
	@for name in $(BENCHES); do $(BENCH_PYTHON) -m bench.$$name || exit 1; done

bench-peers: setup ## install what the benches run beside us, into .venv-bench
	@UV_PROJECT_ENVIRONMENT=.venv-bench $(BIN)/uv sync --quiet --frozen --extra assembly --group bench --no-group dev

docs: setup ## print the state diagrams and the points book into docs/
	@$(BIN)/python -m tests.house.print_lives
	@$(BIN)/python -m tests.specs.print_rules

clean: ## remove what set-up made (your data in var/ stay)
	rm -rf .venv .venv-bench node_modules src/yishi/assembly/static/vendor

$(BIN)/uv:
	@echo "1/4  Python environment"
	@$(PYTHON) -c 'import sys; sys.exit("Yishi needs Python 3.11 or newer; this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv

$(BIN)/.python: $(BIN)/uv uv.lock
	@echo "2/4  Python packages"
	@$(BIN)/uv sync --quiet --frozen --extra assembly
	@touch $@

node_modules/.fetched: $(BIN)/.python package-lock.json
	@echo "3/4  front-end packages"
	@PATH="$(abspath $(BIN)):$$PATH" $(NPM) ci --silent --no-audit --no-fund --ignore-scripts
	@touch $@

front: node_modules/.fetched # copies what pages load; quick, so always: a page may have named a new icon
	@$(BIN)/python -m yishi.assembly.config.front

%.mo: %.po | $(BIN)/.python
	@echo "4/4  $<"
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@
