# make graph   the environment, the package, and the graph of seeds/ in out/
# make test    everything that must hold before a change is good
# make bench   how fast a build is, beside jieba.posseg over the same text (CORPUS=file.jsonl N=500), how much faster two
#              processes are (M=1000), how soon commands answer, how the cost of an article grows and what one that is
#              added, changed or deleted costs (SIZES=250,1000; of a CORPUS 500,4898; in full SIZES=500,5000,50000)
# make bench-spark   whether Spark makes the same graph, and what it costs stage by stage (CORPUS=file.jsonl N=500; 0: all)
# make bench-store   how fast the export and queries are, beside rdflib over the same 500,000 triples
# make fuzz    the readers and the loader of rules under inputs that are bent to reach new code (SECONDS=60 each)
# make clean   takes away what the others made, except out/

SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
OUT := out
CORPUS :=
N := 500
SECONDS := 60
M := 1000
COMMA := ,
SIZES = $(if $(CORPUS),500$(COMMA)4898,250$(COMMA)1000)

.DEFAULT_GOAL := graph
.PHONY: graph test bench bench-spark bench-store fuzz clean
.DELETE_ON_ERROR:

graph: $(VENV)/installed
	@$(BIN)/kg build seeds -o $(OUT)

test: $(VENV)/installed-for-tests
	@scripts/browser
	@scripts/java
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

bench: $(VENV)/installed
	@$(BIN)/python bench/build.py -n $(N) $(CORPUS)
	@$(BIN)/python bench/jobs.py -n $(M) $(CORPUS)
	@$(BIN)/python bench/startup.py
	@$(BIN)/python bench/growth.py --sizes $(SIZES) --rebuild $(CORPUS)

bench-spark: $(VENV)/installed-for-tests
	@scripts/java
	@$(BIN)/python bench/spark.py -n $(N) $(CORPUS)

bench-store: $(VENV)/installed
	@$(BIN)/python bench/store.py

fuzz: $(VENV)/installed-for-tests
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --config-settings editable_mode=compat -c constraints.txt -e '.[fuzz]'
	@mkdir -p .fuzz
	cd .fuzz && ../$(BIN)/python ../tests/fuzz.py readers $(SECONDS) readers
	cd .fuzz && ../$(BIN)/python ../tests/fuzz.py rules $(SECONDS) rules

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .fuzz
	find kg tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@python=$$(scripts/python) && \
	{ "$$python" -c 'import ensurepip' 2>/dev/null || scripts/system-packages python3-venv; } && \
	echo "Making the environment in $(VENV) with $$("$$python" --version)" && "$$python" -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/python pyproject.toml constraints.txt
	@echo "Installing kg and what it needs"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --config-settings editable_mode=compat -c constraints.txt -e .
	@$(BIN)/python -m compileall -q kg
	@touch $@

$(VENV)/installed-for-tests: $(VENV)/installed
	@echo "Installing what the tests need"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --config-settings editable_mode=compat -c constraints.txt -e '.[test]'
	@touch $@
