# `make` lists what there is to do. Nothing but Python 3.11 or newer and make is assumed.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
RUN := $(VENV)/.run
DEV := $(VENV)/.dev
LOCKS := requirements.lock requirements-meaning.lock requirements-dev.lock
# Compiled modules are kept, whatever the environment says: the tests start many processes, and each would compile anew.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help run meaning test check proofs bench migrate lock vulnerabilities format

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | awk -F '\t' '{printf "  make %-15s %s\n", $$1, $$2}'

# One environment, two stamps: what runs the bot, and what also tests and checks it.
define install
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name it: make PYTHON=/path/to/python3 $(MAKECMDGOALS)"; exit 1; }
	@echo "Setting up $(VENV) from $< (once; a minute or two) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
endef

$(RUN): requirements.lock
	$(install)
	@touch $(RUN)

$(DEV): requirements-dev.lock
	$(install)
	@touch $(RUN) $(DEV)

run: $(RUN) ## start the bot: for Telegram with BOT_TOKEN, else against the sandbox
	@$(PY) -m bot run --or-sandbox

meaning: $(RUN) ## install the search by meaning, 170 MB (docs/operations.md)
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-meaning.lock

test: $(DEV) ## run the test suite, on SQLite and on PostgreSQL
	@$(PY) -m pytest -n auto --dist=worksteal -m "not proof" --durations=10

check: $(DEV) ## check style, types and import contracts
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(VENV)/bin/lint-imports

proofs: $(DEV) ## prove every promise at full length and run the long tests; one promise: ONLY=9
	@$(PY) -m tests.proofs $(ONLY)

bench: $(DEV) ## measure, compared with a plain python-telegram-bot bot
	@$(PY) -m bench

migrate: $(RUN) ## bring the database up to date
	@$(PY) -m bot migrate

format: $(DEV) ## format the code
	@$(PY) -m ruff format .
	@$(PY) -m ruff check --fix .

LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml
lock: ## pin the dependencies of pyproject.toml again, for running and for developing (needs uv)
	@$(LOCK) --group dev --extra meaning -o requirements-dev.lock
	@$(LOCK) --constraint requirements-dev.lock -o requirements.lock
	@$(LOCK) --extra meaning --constraint requirements-dev.lock -o requirements-meaning.lock

vulnerabilities: $(DEV) ## look up known vulnerabilities of the pinned dependencies (asks pypi.org)
	@$(PY) -m pip_audit --strict --disable-pip --require-hashes $(LOCKS:%=-r %)
