# Every target first makes the environment: .venv with the package installed in place, the browser and the fonts.
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
DEBIAN := chromium-headless-shell fonts-wqy-microhei fonts-noto-color-emoji

.PHONY: setup demo test check bench wheel skills reader pictures clean
.DEFAULT_GOAL := demo

setup: $(READY)

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "fingertips needs Python 3.11 or newer; set PYTHON=…"; exit 1; }
	@need="$(DEBIAN)"; $(PYTHON) -c 'import ensurepip' 2>/dev/null || need="$$need python3-venv"; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && ! dpkg -s $$need >/dev/null 2>&1; then \
		apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $$need; fi
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -q --upgrade 'pip>=25.1'
	$(BIN)/pip install -q -e . --group dev
	@touch $(READY)

demo: setup
	$(BIN)/fingertips demo

CORE := src/fingertips/{agent,ports,session,event,action,observation,geometry,errors,usage,catalogue/__init__}.py

test: setup
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest
	$(BIN)/coverage combine -q
	$(BIN)/coverage report --skip-covered --skip-empty --fail-under=85
	$(BIN)/coverage report --fail-under=100 --include=$$(echo $(CORE) | tr ' ' ,)

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/lint-imports

bench: setup
	$(BIN)/python -m bench

wheel: setup
	$(BIN)/pip wheel -q --no-deps --wheel-dir dist .
	@ls dist/*.whl

skills: setup
	$(BIN)/python -m recordings

reader: setup
	$(BIN)/python -m reading

pictures: setup
	$(BIN)/python -m bench.pictures

clean:
	rm -rf .venv out build dist .pytest_cache .ruff_cache .hypothesis .import_linter_cache
