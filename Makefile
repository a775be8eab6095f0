# Baliewijs: every target sets up first what it needs, and only what changed.
.DEFAULT_GOAL := help
.PHONY: help system setup run test bench screenshots translations translations-update lint lock audit sbom clean

PYTHON := .venv/bin/python
TRANSLATIONS := $(patsubst %.po,%.mo,$(wildcard resources/translations/*.po))

help: ## tell what make can do
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 29

setup: system .venv/installed translations ## only set up: system libraries, .venv, the project in it

system:
	@scripts/system_packages.sh base

run: setup ## open the client with the demonstration municipality
	@scripts/run.sh

test: setup ## run all tests
	@scripts/test.sh

bench: setup ## measure speed and memory, and tell the figures
	@$(PYTHON) -m tests.benchmarks

screenshots: setup ## make pictures of the screens in build/screenshots
	@$(PYTHON) -m tests.screenshots

translations: $(TRANSLATIONS) ## compile the words on screen

translations-update: setup ## bring nl.po in line with the texts in the code, and tell which need Dutch
	$(PYTHON) scripts/update_translations.py

lint: setup ## look for mistakes in style and types
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy

lock: .venv/installed ## write requirements.lock again after a change in pyproject.toml
	$(PYTHON) -m pip install --quiet uv
	$(PYTHON) -m uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
		--python-version 3.11 --group dev pyproject.toml -o requirements.lock

audit: build/tools/installed ## look for known leaks in the locked libraries
	build/tools/bin/pip-audit --strict --require-hashes --disable-pip --requirement requirements.lock

sbom: setup build/tools/installed ## list all libraries with their licences in build/sbom.json (CycloneDX)
	build/tools/bin/cyclonedx-py environment --pyproject pyproject.toml --output-file build/sbom.json $(PYTHON)

clean: ## remove everything that make made
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	rm -f resources/translations/*.mo
	find . -name __pycache__ -prune -exec rm -rf {} +

.venv/installed: requirements.lock pyproject.toml hatch_build.py scripts/install.sh
	@scripts/install.sh

build/tools/installed: .venv/installed
	$(PYTHON) -m venv build/tools
	build/tools/bin/pip install --quiet pip-audit cyclonedx-bom
	@touch $@

%.mo: %.po | .venv/installed
	@.venv/bin/pybabel --quiet compile --input-file $< --output-file $@ --locale $(basename $(notdir $<))
