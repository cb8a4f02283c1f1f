# Everything that can be done with Huiyin from a fresh checkout. `make help` lists it.
SHELL := /bin/sh
PY := .venv/bin/python
export PYTHONPATH := $(CURDIR)/src
export PYTHONDONTWRITEBYTECODE :=
# Three on two cores: browsers, servers and killed processes are waited for more than computed with
WORKERS ?= 3

.DEFAULT_GOAL := help
.PHONY: help install system demo demo-fresh check test test-full bench bench-full bench-peers lint types imports fast format lock schema reference gallery history

help: ## List what can be done
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: ## Set up .venv and the assets; does nothing when they are current
	@tools/install

system: install ## Bring PostgreSQL, Chromium and a Chinese font for the full tests
	@tools/system

demo: install ## Open the product with a sample company in motion on 127.0.0.1
	@$(PY) -m huiyin.cli.main demo

demo-fresh: install ## The demo, begun anew
	@$(PY) -m huiyin.cli.main demo --fresh

check: lint types imports fast ## Format, lint, types, imports, fast tests: run before every commit

lint: install
	@.venv/bin/ruff format --check --quiet . || { echo "run: make format"; exit 1; }
	@.venv/bin/ruff check --quiet .

types: install
	@.venv/bin/mypy

imports: install
	@.venv/bin/lint-imports --no-logo

fast: install
	@$(PY) -m pytest -q -n $(WORKERS) -m "not slow and not browser and not faults"

test: install system ## Everything of check, in the browser, and the tests of the database on PostgreSQL too
	@$(PY) -m pytest -q -n $(WORKERS) --dist worksteal --durations=30 -m "not slow"
	@$(PY) -m tests.support.postgres $(PY) -m pytest -q -n $(WORKERS) --dist worksteal --durations=15 \
		-m "database and not slow and not browser"

test-full: install system ## All tests, the long ones too, and the journeys on PostgreSQL
	@HUIYIN_API_EXAMPLES=50 $(PY) -m pytest -q -n $(WORKERS)
	@$(PY) -m tests.support.postgres $(PY) -m pytest -q -n $(WORKERS) -m database

bench: install ## Measure speed as ratios against floors and peers, at small size, in minutes
	@$(PY) -m benchmarks

bench-full: install ## The same at full size, on both databases; keeps the figures in docs/reference/measurements.md
	@$(PY) -m benchmarks --full --write
	@for one in api jobs partitions processes workers; do \
		$(PY) -m tests.support.postgres $(PY) -m benchmarks $$one --full --write; done

bench-peers: install ## The same work by django-helpdesk, in a Python of its own, and by ours in one run
	@[ -x .cache/peers/bin/python ] || { .venv/bin/python -m venv .cache/peers && .cache/peers/bin/python -m pip \
	install -q --require-hashes --only-binary :all: -r benchmarks/peers/requirements.txt; } || \
	{ rm -rf .cache/peers; echo "django-helpdesk cannot be installed here: the comparison is left out"; }
	@$(PY) -m benchmarks helpdesk --write

format: install ## Format the code and mend what the linter can
	@.venv/bin/ruff check --quiet --fix . || true
	@.venv/bin/ruff format --quiet .

lock: ## Resolve the dependencies anew; versions already locked stay where they can
	@.venv/bin/uv pip compile -q --universal --python-version 3.11 --all-extras --generate-hashes \
		--no-emit-index-url --no-header --no-annotate -o requirements.lock pyproject.toml

schema: install ## Write the JSON Schema of packs anew
	@$(PY) -m huiyin.cli.main policy schema > docs/reference/pack.schema.json

reference: install ## Write the generated pages of docs/reference anew
	@$(PY) -m tools.reference

history: install system ## Keep the data of this version, on both databases, for the tests of all later ones
	@$(PY) -m tests.history
	@$(PY) -m tests.support.postgres $(PY) -m tests.history

gallery: install ## Print every paper and photograph every screen anew, for the docs
	@$(PY) -m tools.gallery
	@$(PY) -m tools.screens
