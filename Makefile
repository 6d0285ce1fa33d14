# SPDX-License-Identifier: MIT
# make run and make test do everything, set-up included; the rest is for people who change the program.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

BIN := .venv/bin
SETUP := .work/setup.stamp
CATALOGUES := .work/catalogues.stamp
PO := $(wildcard resources/locale/*/LC_MESSAGES/*.po)
# The CI profile of hypothesis: the same examples each time and no deadline on a busy machine.
# One worker more than cores: the stories in a real window wait more than they compute.
WORKERS := $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)
# Byte code is kept, whatever the shell says: hundreds of processes would else compile the program anew.
PYTEST := PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -q --hypothesis-profile=ci -n $(WORKERS) \
	--dist loadfile --no-loadscope-reorder --ignore=tests/installer

.PHONY: help setup run test check bench installer installer-test lint types floors quick format lock clean

help: ## show the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

setup: $(SETUP) $(CATALOGUES) ## set everything up; afterwards the console is .venv/bin/golive
	@:

run: setup ## open the app; without a display run the demo and say where the dossier lies
	@build/run.sh

test: setup ## run all tests
	@build/system.sh readers
	@build/system.sh window
	@build/system.sh screen
	@build/system.sh keyrings
	@build/system.sh relays
	@build/relay.sh .work/relay
	@$(PYTEST)

check: setup ## inner loop: style, types, floors and the quick tests, under a minute
	@$(MAKE) --no-print-directory -j2 -k --output-sync=target types lint floors quick

bench: setup ## measure; prints ratios and writes .work/bench.json
	@$(BIN)/python benchmarks/run.py

installer: setup ## build what this system can build, into dist
	@build/system.sh installer
	@build/freeze.sh
	@packaging/debian/build.sh

installer-test: installer ## prove it: in a bare Debian, as root
	@build/system.sh installer-test
	@build/system.sh screen
	@COMPRESSION=1 packaging/debian/build.sh 0.0.9 >/dev/null
	@$(BIN)/python -m pytest -q tests/installer
	@$(BIN)/python -m benchmarks.frozen dist/golive-desktop/golive-desktop

lint: setup ## style
	@$(BIN)/ruff format --check --quiet --diff .
	@$(BIN)/ruff check --quiet .

types: setup ## types
	@$(BIN)/mypy

floors: setup ## who may import whom
	@$(BIN)/lint-imports --no-logo --cache-dir .work/import-linter

# The rooms whose tests start programs, fill disks or play whole releases are left to `make test`.
QUICK_LEAVES_OUT := benchmarks cli demo documents/handbook mail services store system ui window

quick: setup
	@build/system.sh readers
	@build/system.sh window
	@$(PYTEST) -m "not slow" $(QUICK_LEAVES_OUT:%=--ignore=tests/%)

format: setup ## let ruff format and mend what it can
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --quiet --fix .

lock: setup ## after a change of the dependencies: lock them anew and export the hashed lists
	@$(BIN)/uv lock --quiet
	@build/export.sh

clean: ## remove what make made; the demos in .work stay
	rm -rf .venv $(SETUP) $(CATALOGUES) dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(SETUP): pyproject.toml requirements-dev.txt build/setup.sh build/system.sh build/hatch_catalogues.py $(BIN)/golive
	@build/setup.sh
	@touch $@

# Without the program there is no set-up, whatever the stamp says.
$(BIN)/golive: ;

$(CATALOGUES): $(PO) build/hatch_catalogues.py $(SETUP)
	@$(BIN)/python build/hatch_catalogues.py
	@touch $@
