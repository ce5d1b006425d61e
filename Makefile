# Two commands for a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
PO := $(wildcard site/ocop_site/translations/*/LC_MESSAGES/messages.po)
MO := $(PO:.po=.mo)
SOURCES := site/ocop_site catalog search_index

.PHONY: help install demo test coverage check format language lock translations clean

help:  ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

$(VENV)/.runtime: requirements/build.txt requirements/runtime.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet --require-hashes -r requirements/build.txt -r requirements/runtime.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --no-index -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements/dev.txt
	$(PIP) install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

%.mo: %.po $(VENV)/.runtime
	$(BIN)/pybabel --quiet compile -i $< -o $@ -l $(notdir $(abspath $(dir $<)..))

install: $(VENV)/.runtime $(MO)  ## set up .venv with the program in it

demo: install  ## build the demonstration register and serve it at http://127.0.0.1:8000
	$(BIN)/ocop demo

test: install $(VENV)/.dev  ## run the whole test suite, on SQLite and on PostgreSQL
	$(BIN)/python -m pytest -n auto

coverage: install $(VENV)/.dev  ## the same, counting the lines that no test runs
	$(BIN)/python -m pytest -n auto --cov --cov-report=term:skip-covered

check: install $(VENV)/.dev  ## linters, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q -p no:cacheprovider tests/packaging/test_imports.py

format: $(VENV)/.dev  ## put the code in its usual form
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

translations: $(VENV)/.dev  ## gather new texts into the catalogue of messages
	$(BIN)/pybabel --quiet extract -F babel.cfg -k _l -k _n:1,2 --no-location --sort-output -o .messages.pot .
	$(BIN)/pybabel --quiet update -i .messages.pot -d site/ocop_site/translations --no-fuzzy-matching --width 100
	rm .messages.pot
	$(BIN)/python -m ocop_site.translating

language: install  ## start a further language: make language TAG=ja (docs/languages.md)
	$(BIN)/python -m ocop_site.translating $(or $(TAG),$(error which one? make language TAG=ja))

lock: ## pin every dependency with its hashes (needs uv)
	uv pip compile requirements/build.in --universal --python-version 3.11 -c requirements/runtime.txt --no-strip-extras --generate-hashes -o requirements/build.txt --custom-compile-command "make lock"
	uv pip compile pyproject.toml --universal --python-version 3.11 --extra postgres --no-strip-extras --generate-hashes -o requirements/runtime.txt --custom-compile-command "make lock"
	uv pip compile pyproject.toml --universal --python-version 3.11 --extra postgres --group dev -c requirements/runtime.txt --no-strip-extras --generate-hashes -o requirements/dev.txt --custom-compile-command "make lock"

clean:  ## remove everything that was built
	rm -rf $(VENV) var dist build .pytest_cache .mypy_cache .ruff_cache
