# Every target sets up what it needs: on a bare Debian with python3 and make nothing else is typed.
SHELL := /bin/bash
.DEFAULT_GOAL := help
BIN := .venv/bin
PYTHON := $(BIN)/python
PYTEST := QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest
JOBS ?= auto
PARALLEL := -n $(JOBS) --maxprocesses=4 --dist loadfile
ARGS ?=

.PHONY: help setup run test test-headless lint format bench screens papers matrix translations lock

help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 24

setup: ## make .venv with the program in it (system libraries for Qt included)
	@bash installer/setup_linux.sh

run: setup ## open the program; without a screen, make a sample store and its month's workbook
	@$(BIN)/kuaiwei start

test: setup test-headless ## every test; ARGS="tests/unit -k word" narrows
	@bash installer/setup_tests.sh
	$(PYTEST) $(PARALLEL) $(ARGS)

test-headless: setup ## the rules and the view-models where Qt cannot be imported
	PYTHONPATH=tests/plugins $(PYTEST) -p block_imports -p no:pytest-qt --block PySide6,shiboken6 \
		$(PARALLEL) -q tests/unit
	PYTHONPATH=tests/plugins $(PYTEST) -p block_imports -p no:pytest-qt \
		--block PySide6,shiboken6,sqlalchemy,alembic,sqlcipher3,openpyxl,reportlab \
		$(PARALLEL) -q tests/unit/domain

lint: setup ## format, lint, types, floors
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup ## write the format and the safe fixes
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: setup ## measure beside peers, to build/bench.json
	QT_QPA_PLATFORM=offscreen $(PYTHON) tests/bench/run.py

screens: setup ## every screen, light and dark, two sizes, to build/screens
	QT_QPA_PLATFORM=offscreen $(PYTHON) tests/screens/take.py

papers: setup ## every paper of a sample centre as PDF, DOCX and PNG, to build/papers
	$(PYTHON) -m tests.papers.render

matrix: setup ## print the kinds, steps, papers and limits again, to docs
	$(PYTHON) -m tests.unit.case_types.make_matrix

translations: setup ## gather the interface texts again and compile the English ones
	@$(PYTHON) installer/translate.py

lock: setup ## choose the newest versions again and pin them by hash
	$(PYTHON) -m pip install --quiet --upgrade "uv>=0.8"
	$(BIN)/uv pip compile pyproject.toml --group build --group test --group lint \
		--universal --python-version 3.11 --generate-hashes --upgrade --no-config \
		--no-emit-index-url --no-emit-find-links --no-annotate --no-header \
		--quiet --output-file requirements.lock
