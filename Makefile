# `make` lists what there is to do. Nothing but Python 3.11 or newer and make is assumed.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
READY := $(VENV)/.ready
# Compiled modules are kept, whatever the environment says: the tests start many processes, and each would compile anew.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help run test check proofs bench migrate lock format

help: ## this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | awk -F '\t' '{printf "  make %-9s %s\n", $$1, $$2}'

$(READY): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name it: make PYTHON=/path/to/python3 $(MAKECMDGOALS)"; exit 1; }
	@echo "Setting up $(VENV) (once; a minute or two) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $(READY)

run: $(READY) ## start the bot: for Telegram with BOT_TOKEN, else against the sandbox
	@$(PY) -m bot run --or-sandbox

test: $(READY) ## the whole test suite, on SQLite and on PostgreSQL
	@$(PY) -m pytest -n auto --dist=worksteal -m "not proof" --durations=10

check: $(READY) ## style, types and the contracts between rooms
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(VENV)/bin/lint-imports

proofs: $(READY) ## every promise proven at length, and the long sweeps; one promise alone: ONLY=9
	@$(PY) -m tests.proofs $(ONLY)

bench: $(READY) ## figures, beside a plain python-telegram-bot bot in the same run
	@$(PY) -m bench

migrate: $(READY) ## bring the database up to date
	@$(PY) -m bot migrate

format: $(READY) ## lay the code out
	@$(PY) -m ruff format .
	@$(PY) -m ruff check --fix .

lock: $(READY) ## pin the dependencies of pyproject.toml anew (needs uv)
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--group dev pyproject.toml -o requirements.lock
