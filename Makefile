# The README's two commands are `make run` and `make test`; `make help` lists the rest.
# Python 3.11 to 3.13, make and a network to the package index are all that they need.
PYTHON ?= python3
VENV   ?= .venv
OUT    ?= out
BIN    := $(VENV)/bin
LOCK   := packaging/lock

.DEFAULT_GOAL := help
.PHONY: help run test test-long lint types contracts check bench evaluation screenshots lock clean

help: ## what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  \1\t/' | expand -t 16

$(VENV)/bin/python:
	@$(PYTHON) packaging/check_machine.py --python
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: $(VENV)/bin/python $(LOCK)/run.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --require-hashes -r $(LOCK)/run.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp $(LOCK)/dev.txt
	$(BIN)/python -m pip install --quiet --require-hashes -r $(LOCK)/dev.txt
	@touch $@

run: $(VENV)/run.stamp ## set up, compare Kazakhstan, write both PDFs, open the window (TEXTS=folder adds the law)
	@$(BIN)/concordat sample --out $(OUT) $(if $(TEXTS),--texts $(TEXTS))
	@if $(BIN)/python packaging/check_machine.py --screen; then $(BIN)/concordat --store $(OUT)/kazakhstan.concordat; fi

test: $(VENV)/dev.stamp ## install what the tests need and run them
	@if $(BIN)/python packaging/check_machine.py --qt; \
	then QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n auto $(PYTEST_ARGS); \
	else $(BIN)/python -m pytest -n auto -p no:pytest-qt -o qt_api= -W ignore::pytest.PytestConfigWarning \
	     --ignore tests/desktop/ui $(PYTEST_ARGS); fi

test-long: $(VENV)/dev.stamp ## the long runs: 1,000 kills, fuzzing
	CONCORDAT_LONG=1 QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n auto -m "slow or not slow" $(PYTEST_ARGS)

lint: $(VENV)/dev.stamp ## style
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/dev.stamp ## static types
	$(BIN)/mypy

contracts: $(VENV)/dev.stamp ## who may import whom
	$(BIN)/lint-imports

check: test lint types contracts ## everything that the landing is held to

bench: $(VENV)/dev.stamp ## measure, beside a named peer each, into benchmarks/README.md
	$(BIN)/python benchmarks/run_all.py

evaluation: $(VENV)/dev.stamp ## agreement with hand-made keys, into docs/evaluation.md
	$(BIN)/python docs/make_evaluation.py

screenshots: $(VENV)/dev.stamp ## the window at two sizes and in both themes, into docs/images
	QT_QPA_PLATFORM=offscreen $(BIN)/python docs/make_screenshots.py

lock: $(VENV)/dev.stamp ## resolve the dependencies again, with hashes, for every supported Python
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --no-emit-find-links --no-header --extra build pyproject.toml -o $(LOCK)/run.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --no-emit-find-links --no-header --extra dev -c $(LOCK)/run.txt pyproject.toml -o $(LOCK)/dev.txt

clean: ## remove what make made
	rm -rf $(VENV) $(OUT) build dist *.egg-info
