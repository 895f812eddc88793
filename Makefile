# Two words are enough: `make demo` sets up and runs, `make test` sets up and tests.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3 python; do \
            "$$p" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && { echo "$$p"; exit; }; \
          done; echo no-python-3.11-found)
BIN := .venv/bin

.PHONY: demo test check fix bench gate clean

.venv/ready: pyproject.toml
	@echo "Setting up .venv (a minute or two, once)"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check 'pip>=25.1'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e . --group dev
	@touch .venv/ready

demo: .venv/ready
	@$(BIN)/sayso demo

test: .venv/ready check
	@$(BIN)/python -m pytest
	@$(BIN)/python bench/gate.py

check: .venv/ready
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

fix: .venv/ready
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: .venv/ready
	@$(BIN)/python bench/speed.py

gate: .venv/ready
	@$(BIN)/python bench/gate.py

clean:
	rm -rf .venv build dist
