# The two commands a newcomer needs: make chat, make test. make check is the code's own rules.

PYTHON ?= python3
VENV := .venv
export ONRECORD_ARCHIVE ?= .archive
export HF_HUB_OFFLINE ?= 1
# Caching bytecode halves the time of every start.
export PYTHONDONTWRITEBYTECODE =

.PHONY: chat test check clean

chat: $(VENV)/chat.done
	$(VENV)/bin/onrecord chat

test: $(VENV)/test.done
	sh tests/browser/chromium.sh $(VENV)
	$(VENV)/bin/python -m pytest

check: $(VENV)/test.done
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

clean:
	rm -rf $(VENV) .archive .mypy_cache .pytest_cache .ruff_cache .hypothesis dist

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/chat.done: pyproject.toml | $(VENV)/bin/python
	$(VENV)/bin/python -m pip install --disable-pip-version-check --quiet --editable .
	touch $@

$(VENV)/test.done: pyproject.toml | $(VENV)/bin/python
	$(VENV)/bin/python -m pip install --disable-pip-version-check --quiet --editable '.[test,check]'
	touch $@ $(VENV)/chat.done
