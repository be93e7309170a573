# Everything a fresh clone needs: make demo, make test. Only python3 (3.11 or newer, with venv) must be there.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# One thread a process: on the small machines this runs on, more only get in each other's way.
export OMP_NUM_THREADS ?= 1

.PHONY: help demo test lint format types docs docs-check bench floors wheel lock check clean

help:  ## List the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-11s %s\n", $$1, $$2}'

demo: $(VENV)/.installed  ## Compare the six example reports; open the page or name it
	@mkdir -p out
	$(BIN)/rashomon compare examples/liaison-office --html out/liaison-office.html --json out/liaison-office.json
	$(BIN)/rashomon compare examples/tunnel-accident --html out/tunnel-accident.html --quiet
	@echo
	@echo "The account as a page: $(CURDIR)/out/liaison-office.html"
	@echo "A developing accident: $(CURDIR)/out/tunnel-accident.html"
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
	  $(BIN)/python -m webbrowser "file://$(CURDIR)/out/liaison-office.html" >/dev/null 2>&1 || true; \
	fi

test: $(VENV)/.installed-dev  ## Run the tests (ARGS="tests/reading -k dates" for a part)
	$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/.installed-dev  ## Check style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(VENV)/.installed-dev  ## Mend style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(VENV)/.installed-dev  ## Check types, strictly
	$(BIN)/mypy

docs: $(VENV)/.installed-dev  ## Write the generated pages and the shown outputs anew
	$(BIN)/python -m tools.docs

docs-check: $(VENV)/.installed-dev  ## Fail where docs are stale, incomplete or point nowhere
	$(BIN)/python -m tools.docs --check

bench: $(VENV)/.installed-dev  ## Measure everything (ARGS="times lineage" for some)
	$(BIN)/python -m benchmarks $(ARGS)

floors: $(VENV)/.installed-dev  ## Fail where a measured figure fell below its floor
	$(BIN)/python -m benchmarks --floors

wheel: $(VENV)/.installed-dev  ## Build dist/*.whl
	rm -rf dist
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

check: test lint types docs-check  ## What a change must pass before it is handed in

# The lock names versions and hashes, never an index: where packages come from is each machine's own setting.
COMPILE = env -u PIP_FIND_LINKS -u PIP_EXTRA_INDEX_URL -u PIP_CONSTRAINT PIP_CONFIG_FILE=/dev/null \
  CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe \
  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host $(if $(UPGRADE),--upgrade)

lock:  ## Write the lock files anew (UPGRADE=1: with the newest versions)
	@test -x $(BIN)/pip-compile || { $(PYTHON) -m venv $(VENV) && $(BIN)/python -m pip install -qq pip-tools; }
	$(COMPILE) --output-file requirements.txt pyproject.toml
	$(COMPILE) --constraint requirements.txt --only-build-deps --build-deps-for wheel --build-deps-for editable \
	  --output-file requirements-build.txt pyproject.toml
	$(COMPILE) --constraint requirements.txt --constraint requirements-build.txt --extra dev --extra tables --extra train --extra peers \
	  --output-file requirements-dev.txt pyproject.toml

clean:  ## Remove what the other targets made
	rm -rf $(VENV) out dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Rashomon needs Python 3.11 or newer, this is %d.%d. Name another: make PYTHON=python3.12 demo" % sys.version_info[:2])'
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python's venv is missing; on Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }

$(VENV)/.installed: requirements.txt requirements-build.txt pyproject.toml | $(BIN)/python
	@echo "installing what Rashomon needs into $(VENV) (once; about a minute)"
	@$(BIN)/python -m pip install -qq --require-hashes -r requirements-build.txt
	@$(BIN)/python -m pip install -qq --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	@echo "installing what the tests and checks need into $(VENV) (once)"
	@$(BIN)/python -m pip install -qq --require-hashes -r requirements-dev.txt
	@touch $@
