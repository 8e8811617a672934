# make run: set everything up and serve the app.   make check: all checks that need no browser.
# make test: set everything up, a browser and an office as well, and run all checks.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501
# Installs what a lock file names, and compiles it on all processors, which pip does on one and with packages' own tests.
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r $< \
  && $(BIN)/python -m compileall -q -j 0 -x '/tests?/' $(VENV)/lib
PYTEST := $(BIN)/python -m pytest --dist worksteal --numprocesses

# Both processes of a test run compile every test anew where an environment forbids keeping what was compiled.
unexport PYTHONDONTWRITEBYTECODE

# Put before what runs beside something more pressing.
BESIDE ?=

# Browsers for the tests that need one: each has a server of its own and keeps it busy.
BROWSERS ?= 2

RUN_STAMP := $(VENV)/.installed-run
DEV_STAMP := $(VENV)/.installed-dev
BROWSER_STAMP := $(VENV)/.browser-ready
OFFICE_STAMP := $(VENV)/.office-ready

.PHONY: run check test lint style types contracts scripts quick-tests browser-tests view-tests library-tests bench load soak crowd fuzz thorough restarts replicas screenshots licences audit lock clean

run: $(RUN_STAMP)
	$(BIN)/streamlit run app.py --server.port $(PORT)

# Types and contracts are checked beside the tests, in what the tests leave of the processors.
check: $(DEV_STAMP)
	$(MAKE) --no-print-directory --jobs 2 lint quick-tests

# The system's packages are installed while pip works; the two that ask for some take turns. All else is checked
# beside the browser tests, which wait a good part of their time.
test:
	$(MAKE) --no-print-directory --jobs 2 $(DEV_STAMP) $(OFFICE_STAMP)
	$(MAKE) --no-print-directory $(BROWSER_STAMP)
	$(MAKE) --no-print-directory --jobs 4 browser-tests lint view-tests library-tests BESIDE="nice -n 2"

lint: style types contracts scripts

style: $(DEV_STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DEV_STAMP)
	$(BESIDE) $(BIN)/mypy

contracts: $(DEV_STAMP)
	$(BIN)/lint-imports

# What runs in the browser, checked where node is at hand, and its types where tsc is: nothing is downloaded for
# that, and without them this is skipped.
SCRIPTS := $(wildcard ui/live/browser/completion/*.js ui/live/browser/stage/*.js \
  $(foreach room,live memory platform widgets,ui/$(room)/browser/*.js))

# What node --check does, for all of them in one process.
READ_AS_MODULES = const vm = require("vm"), fs = require("fs"); for (const name of process.argv.slice(1)) \
  new vm.SourceTextModule(fs.readFileSync(name, "utf8"), { identifier: name });

scripts:
	@if command -v node >/dev/null; then node --no-warnings --experimental-vm-modules -e '$(READ_AS_MODULES)' $(SCRIPTS); \
	else echo "node is not at hand: the browser's scripts are not checked"; fi
	@if command -v tsc >/dev/null; then tsc --project ui/jsconfig.json; \
	else echo "tsc is not at hand: the types of the browser's scripts are not checked"; fi

# All but the browser tests, those marked slow, which go through every single case, and those that start an office.
quick-tests: $(DEV_STAMP)
	$(PYTEST) auto --maxprocesses 4 --ignore tests/e2e -m "not slow and not long and not office"

browser-tests: $(BROWSER_STAMP)
	$(PYTEST) $(BROWSERS) -m "not long" tests/e2e

# All other tests, in two parts that make runs side by side: this collects each test once. The library's part is the
# longer one, and makes way for nobody.
VIEW_TESTS := tests/ui tests/hosting

view-tests: $(DEV_STAMP) $(OFFICE_STAMP)
	$(BESIDE) $(PYTEST) 0 -m "not long" $(VIEW_TESTS)

library-tests: $(DEV_STAMP)
	$(PYTEST) 0 -m "not long" --ignore tests/e2e $(VIEW_TESTS:%=--ignore %) tests

# Every single case where make test tries a part: positions of levers, foretold ranks, files at their full size, more
# examples of every property, and in the browser a second language or case.
thorough: $(DEV_STAMP) $(OFFICE_STAMP) $(BROWSER_STAMP)
	$(PYTEST) 2 --ignore tests/e2e -m "long or hypothesis" --hypothesis-profile thorough
	$(PYTEST) $(BROWSERS) --ignore tests/e2e/test_restart.py -m long tests/e2e

# Every act on every page as the first one on a restarted server or another replica; make test tries two of them.
restarts: $(DEV_STAMP) $(BROWSER_STAMP)
	$(PYTEST) 0 -m long tests/e2e/test_restart.py

bench: $(DEV_STAMP) $(BROWSER_STAMP)
	$(BIN)/python -m tests.benchmarks

# Five hundred open sessions, 125 of them moving a lever every 2 s, then visitors of every kind at once; and a soak: as
# many moves as in an hour, unpaused.
load: $(DEV_STAMP)
	$(BIN)/python -m tests.load
	$(BIN)/python -m tests.load.mixed

soak: $(DEV_STAMP)
	$(BIN)/python -m tests.load --soak --seconds 1200

# One visitor moves levers while others upload costly files and export, and connections stand half open.
crowd: $(DEV_STAMP)
	$(BIN)/python -W ignore -m tests.load.crowded

# Property tests of all that comes from outside, with other examples for ten minutes, half of them guided by coverage.
fuzz: $(DEV_STAMP)
	$(BIN)/python -m tests.fuzz --seconds 600

# Two replicas behind nginx (which must be installed), each stopped once while visitors work.
replicas: $(DEV_STAMP) $(BROWSER_STAMP)
	$(BIN)/python -m tests.hosting.replicas

# Every page in both languages, both themes and three sizes, side by side with the commit before: about 15 minutes.
# Less with, for example, PICTURES="--only compare --theme light" or PICTURES="--against main".
PICTURES ?=

screenshots: $(DEV_STAMP) $(BROWSER_STAMP)
	$(BIN)/python -m tests.screenshots $(PICTURES)

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, found " + sys.version)'
	$(PYTHON) -m venv $(VENV)

$(RUN_STAMP): requirements.lock | $(VENV)/bin/python
	$(INSTALL)
	touch $@

$(DEV_STAMP): requirements-dev.lock | $(VENV)/bin/python
	$(INSTALL)
	touch $@ $(RUN_STAMP)

$(BROWSER_STAMP): $(DEV_STAMP) tests/e2e/install_browser.py
	$(BIN)/python tests/e2e/install_browser.py
	touch $@

$(OFFICE_STAMP): tests/ui/exports/install_office.py | $(VENV)/bin/python
	$(BIN)/python tests/ui/exports/install_office.py
	touch $@

# Writes the two lock files anew from pyproject.toml (needs uv); no registry address ends up in them.
lock:
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links -o requirements.lock
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links -o requirements-dev.lock

licences: $(RUN_STAMP)
	$(BIN)/python deploy/licences.py

# Asks a vulnerability service on the internet about every package of the lock file.
audit:
	$(PYTHON) -m venv .venv-audit
	.venv-audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	.venv-audit/bin/pip-audit --strict --disable-pip --require-hashes -r requirements.lock

clean:
	rm -rf $(VENV) .venv-audit .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
