# luoshi 落实. `make demo` shows it, `make test` and `make check` are what CI runs. CONTRIBUTING.md has the rest.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := demo

# Chinese text in and out, whatever the locale of the machine.
export PYTHONUTF8 := 1

VENV := .venv
BIN := $(VENV)/bin
PEERS := build/bench/peers
PYTHON_TREES := $(wildcard src tests tools bench)
UV_VERSION := 0.13.9

# The first Python that is new enough; `make PYTHON=/path/to/python3.12` decides otherwise.
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$python" -c '$(NEW_ENOUGH)' 2>/dev/null && { echo "$$python"; break; }; done)

# Every package is listed and pinned by hash, so dependencies are never followed.
ifneq ($(shell command -v uv 2>/dev/null),)
MAKE_VENV = uv venv --quiet --seed --allow-existing --python "$(PYTHON)" $(VENV)
INSTALL := uv pip install -qq --no-deps --python $(BIN)/python
else
MAKE_VENV = "$(PYTHON)" -m venv $(VENV)
INSTALL := $(BIN)/python -m pip install -qq --no-deps --disable-pip-version-check
endif

define CHECK_PYTHON
@"$(PYTHON)" -c '$(NEW_ENOUGH)' 2>/dev/null || { \
	echo '需要 Python 3.11 或更新版本；若装在别处，用 make PYTHON=/path/to/python3.12 指定。' >&2; exit 1; }
@"$(PYTHON)" -c 'import venv, ensurepip' 2>/dev/null || { \
	echo '这个 Python 没有 venv 模块；Debian、Ubuntu 上先运行 apt-get install python3-venv。' >&2; exit 1; }
endef

.PHONY: demo test test-bare test-times soak reliability check lint contracts house types schemas format docs docs-check bench bundle standalone lock clean sbom audit

## demo: check the sample workspace, show the bulletin of October 2026, write it as HTML
demo: $(VENV)/.run
	@$(BIN)/luoshi check --as-of 2026-11-20
	@$(BIN)/luoshi report --month 2026-10 --as-of 2026-10-31 --format terminal
	@mkdir -p build
	@$(BIN)/luoshi report --month 2026-10 --as-of 2026-10-31 --format html --output build/2026-10.html
	@echo build/2026-10.html

## test: every test; COVERAGE=1 measures branch coverage of every process as well (the floor is in pyproject.toml)
test: $(VENV)/.dev test-bare
ifdef COVERAGE
	@rm -f .coverage .coverage.*
	$(BIN)/coverage run -m pytest -n auto $(TEST_FLAGS)
	@$(BIN)/coverage combine --quiet
	$(BIN)/coverage report
else
	$(BIN)/pytest -n auto $(TEST_FLAGS)
endif

## test-bare: the core again, in a Python without what Windows lacks; fewer than 1,500 cases fail it (decision 0030)
BARE = tests/cli tests/service tests/store tests/exchange tests/system
test-bare: $(VENV)/.dev
	@place=$$(mktemp -d); trap 'rm -rf "$$place"' EXIT; PYTHONPATH=$(CURDIR)/tests/system/bare \
		$(BIN)/pytest -n auto -p no:cacheprovider --basetemp "$$place/bare" --at-least 1500 $(BARE)

## test-times: the same, and the twenty slowest tests
test-times: TEST_FLAGS += --durations=20
test-times: test

## soak: the fuzzer, then the laws, the kills and the crowds of writers; SECONDS=600 for longer, SEED=N repeats a run
soak: SEED := $(or $(SEED),$(shell echo $$RANDOM))
soak: $(VENV)/.dev
	@echo 'make soak SEED=$(SEED)'
	$(BIN)/python -m tests.fuzzing --seed $(SEED) --cases $(CASES) --seconds $(SECONDS)
	$(BIN)/pytest --hypothesis-profile soak --hypothesis-seed $(SEED) -n auto --junitxml build/soak.xml $(SOAK_FLAGS) $(SOAK)
	$(BIN)/python -m tests.fuzzing.laws build/soak.xml $(SEED) build/soak.json
# Cases of each target at least, and seconds of all targets together at least; the figures stand in build/soak.json.
CASES = 100000
SECONDS = 0
SOAK = tests/store/test_splice_laws.py tests/writing tests/exchange tests/state tests/store/test_reader.py \
	tests/store/test_yaml_suite.py tests/hostile

## reliability: keep the figures of the last soak, and write docs/reliability.md with them
reliability: $(VENV)/.dev build/soak.json
	$(BIN)/python -m tests.fuzzing.keep build/soak.json docs/reliability.json
	$(BIN)/python tools/docs.py

## check: all that can be said without running the tests
check: lint contracts house types schemas docs-check
	$(BIN)/luoshi check --as-of 2026-11-20

lint: $(VENV)/.dev
	$(BIN)/ruff check $(PYTHON_TREES)
	$(BIN)/ruff format --check $(PYTHON_TREES)

contracts: $(VENV)/.dev
	$(BIN)/lint-imports

## house: the figures of src/luoshi, held to the limits in pyproject.toml
house: $(VENV)/.dev
	$(BIN)/python -m tools.house

types: $(VENV)/.dev
	$(BIN)/mypy $(PYTHON_TREES)

schemas: $(VENV)/.dev
	$(BIN)/luoshi schema --check

## format: rewrite the code in the one layout
format: $(VENV)/.dev
	$(BIN)/ruff check --fix-only --quiet $(PYTHON_TREES)
	$(BIN)/ruff format $(PYTHON_TREES)

## docs: write docs/reference and the error gallery from the code; docs-check fails where they differ
docs: $(VENV)/.dev
	$(BIN)/python tools/docs.py

docs-check: $(VENV)/.dev
	$(BIN)/python tools/docs.py --check

## sbom: the bill of materials of what offices install, CycloneDX, from the pins
sbom: $(VENV)/.dev
	@mkdir -p build
	$(BIN)/python -m tools.sbom requirements/all.txt > build/luoshi.cdx.json
	@echo build/luoshi.cdx.json

## audit: known weaknesses of the pins, by pip-audit where it is installed; says so where it, or the network, is not there
audit:
	@if ! command -v pip-audit >/dev/null; then echo 'pip-audit is not installed: pipx install pip-audit'; \
	elif pip-audit --disable-pip --require-hashes --requirement requirements/all.txt; then echo 'nothing known'; \
	else echo 'pip-audit found something, or could not ask: read above' >&2; exit 1; fi

## bench: measure, see bench/ (needs hyperfine and hledger); BENCH_FLAGS='--sizes 1000,10000,100000' for all sizes
bench: $(VENV)/.dev $(PEERS)/.installed
	$(BIN)/python -m bench.run $(BENCH_FLAGS)
	$(BIN)/python -m bench.office

# The page says which peer is absent, so a machine without them can measure all the same.
$(PEERS)/.installed: requirements/bench.txt | $(BIN)/python
	@echo '安装对照程序 …'
	@$(BIN)/python -m venv --clear $(PEERS)
	@$(PEERS)/bin/python -m pip install -qq --no-deps --disable-pip-version-check --require-hashes \
		-r requirements/bench.txt && touch $@ || echo '没有装上；对照程序的数字缺着，页面上会写明。' >&2

## bundle: wheels for machines without network; PLATFORM=windows-x64, linux-x64, linux-arm64, linux-musl-…, macos-…
bundle: $(VENV)/.dev
	$(BIN)/python -m tools.shipping.wheels $(or $(PLATFORM),windows-x64)

## standalone: a folder for offices without Python; PLATFORM=windows-x64 PYTHON_ZIP=python-3.12.x-embed-amd64.zip, or linux-x64
standalone: $(VENV)/.dev
	$(BIN)/python -m tools.shipping.standalone $(or $(PLATFORM),windows-x64) $(if $(PYTHON_ZIP),--python-zip $(PYTHON_ZIP))

## lock: pin the dependencies of pyproject.toml; LOCK_FLAGS=--upgrade takes newer releases
LOCK = build/lock/bin/uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate $(LOCK_FLAGS)
lock: build/lock/bin/uv
	$(LOCK) pyproject.toml --output-file requirements/run.txt
	$(LOCK) pyproject.toml --all-extras --output-file requirements/all.txt
	$(LOCK) --group build --output-file requirements/build.txt
	$(LOCK) --group peers --output-file requirements/bench.txt
	$(LOCK) pyproject.toml --all-extras --group dev --output-file requirements/dev.txt \
		--no-emit-package playwright --no-emit-package pyee --no-emit-package greenlet

build/lock/bin/uv:
	$(CHECK_PYTHON)
	@"$(PYTHON)" -m venv build/lock
	@build/lock/bin/python -m pip install -qq --disable-pip-version-check uv==$(UV_VERSION)

clean:
	rm -rf build dist .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	rm -f $(VENV)/.run $(VENV)/.dev

# One environment for both: a demo needs little, the tests need all, and each installs only when its pins changed.
$(VENV)/.run: requirements/run.txt requirements/build.txt pyproject.toml | $(BIN)/python
	@echo '安装运行依赖 …'
	@$(INSTALL) --require-hashes -r requirements/run.txt -r requirements/build.txt
	@$(INSTALL) --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt pyproject.toml | $(BIN)/python
	@echo '安装开发依赖 …'
	@$(INSTALL) --require-hashes -r requirements/dev.txt
	@$(INSTALL) --no-build-isolation -e .
	@touch $@ $(VENV)/.run

# The environment, and how git heads the hunks of a diff of YAML: with the id of the task (see .gitattributes).
$(BIN)/python:
	$(CHECK_PYTHON)
	@$(MAKE_VENV)
	@git config diff.luoshi.xfuncname '^(id: .*)$$' 2>/dev/null || true
