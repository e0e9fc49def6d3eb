# Relata: `make read` shows what the program does, `make test` runs the tests.
# Everything is installed into .venv, pinned and checked by hash; nothing else is touched.

SHELL := /bin/bash
.DEFAULT_GOAL := help
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet --no-input
SAMPLE := examples/donaufaehre.de.txt

.PHONY: help setup setup-web setup-dev read serve test check golden floors pictures browser pins clean

help:  ## what there is
	@grep -hE '^[a-z-]+:.*  ## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*  ## /\t/' | expand -t 12

setup: $(VENV)/.core  ## the program in .venv, once

setup-web: $(VENV)/.web  ## and the archive and the web application

setup-dev: $(VENV)/.dev  ## and what tests and checks need

read: setup  ## read a sample article and show the report
	@$(BIN)/relata read $(SAMPLE)

serve: setup-web  ## the web application, with the samples in its archive
	@mkdir -p build
	@$(BIN)/relata add examples --archive build/samples.sqlite
	@$(BIN)/relata serve --archive build/samples.sqlite

test: setup-dev  ## all tests, with the coverage floor
	$(BIN)/python -m pytest --cov --cov-report=term

check: setup-dev  ## ruff, mypy --strict, the layout, the house's own rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

golden: setup-dev  ## golden cases, the docs' outputs and figures anew; read the diff
	if [ -d ../shared/corpora ]; then $(BIN)/python -m relata_lab.evaluate --docs; fi
	$(BIN)/python -m tests.golden.regenerate
	$(BIN)/python -m tests.present.regenerate_record_doc

browser:  ## axe-core (npm), with which the tests look at the HTML page in Chromium
	cd tests/present/node && npm ci --ignore-scripts --no-audit --no-fund --silent

floors: setup-dev  ## accuracy against baseline.json (needs ../shared/corpora)
	$(BIN)/python -m relata_lab.evaluate.floors

pictures: setup-dev  ## docs/pictures anew, by a headless Chromium; look at them
	$(BIN)/python -m tests.pictures

# The newest Python from 3.11 on goes by many names: the plain one is taken last.
$(BIN)/python:
	@python=""; \
	for name in python3.11 python3.12 python3.13 python3.14 python3; do \
	  if "$$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	  then python="$$name"; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
	  echo "relata: no Python 3.11 or newer with its venv module was found;" \
	       "install one (Debian: apt-get install python3.11-venv), then run make again" >&2; \
	  exit 2; \
	fi; \
	"$$python" -m venv $(VENV)

# The files name everything that is needed, and nothing is left to the resolver (--no-deps): pip
# before 24 takes a pin of "x" for none of "x[extra]", or the other way round, and fails as soon as
# there is a newer x. Nothing is built (--only-binary), as a build would fetch what is not pinned.
# tests/test_pins.py compares the files with what the packages say that they need.
$(VENV)/.core: $(BIN)/python requirements/core.txt requirements/build.txt requirements/encoder.txt pyproject.toml models/relata-encoder/pyproject.toml
	@echo "setting up $(VENV) with the program in it (once; about half a minute)"
	@$(PIP) install --no-deps --only-binary :all: --require-hashes \
	  -r requirements/core.txt -r requirements/build.txt -r requirements/encoder.txt
	@$(PIP) install --no-deps --no-build-isolation --editable . \
	  --editable models/relata-encoder
	@$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/.web: $(VENV)/.core requirements/web.txt
	@echo "adding the archive and the web application"
	@$(PIP) install --no-deps --only-binary :all: --require-hashes -r requirements/web.txt
	@touch $@

$(VENV)/.dev: $(VENV)/.core requirements/dev.txt lab/pyproject.toml
	@echo "adding what the tests and checks need"
	@$(PIP) install --no-deps --only-binary :all: --require-hashes -r requirements/dev.txt
	@$(PIP) install --no-deps --no-build-isolation --editable lab
	@touch $@

# The pins: every release's hashes, no index host, no local path.
COMPILE := $(VENV)-pins/bin/pip-compile --quiet --generate-hashes --strip-extras --no-header \
  --annotation-style=line --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
  --no-emit-options

$(VENV)-pins/.done: $(BIN)/python requirements/pins.txt
	$(BIN)/python -m venv --clear $(VENV)-pins
	$(VENV)-pins/bin/python -m pip --quiet install --no-deps --only-binary :all: \
	  --require-hashes -r requirements/pins.txt
	@touch $@

pins: $(VENV)-pins/.done  ## requirements/*.txt anew from both pyproject.toml (with Python 3.11)
	$(COMPILE) --allow-unsafe requirements/pins.in -o requirements/pins.txt
	$(COMPILE) pyproject.toml -o requirements/core.txt
	$(COMPILE) requirements/build.in -o requirements/build.txt
	$(COMPILE) --extra encoder -c requirements/core.txt -c requirements/build.txt \
	  pyproject.toml -o requirements/encoder.txt
	$(COMPILE) --extra web -c requirements/core.txt -c requirements/build.txt \
	  pyproject.toml -o requirements/web.txt
	$(COMPILE) --extra dev -c requirements/core.txt -c requirements/build.txt \
	  -c requirements/encoder.txt -c requirements/web.txt pyproject.toml lab/pyproject.toml requirements/build.in -o requirements/dev.txt
	$(COMPILE) --allow-unsafe --extra yardstick -c requirements/core.txt \
	  -c requirements/dev.txt lab/pyproject.toml -o requirements/yardstick.txt

clean:  ## remove what make made
	rm -rf $(VENV) $(VENV)-pins .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis \
	  .import_linter_cache dist build
