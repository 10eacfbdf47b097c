# Everything runs from a .venv made of the hash-locked lists; nothing else is needed than Python 3.11+ and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test check faults audit format bench bench-summary bench-stats bench-reading bench-load bench-backup lock clean bench-journey

run: $(VENV)/run.stamp
	@exec $(BIN)/python -m bot

# Each worker reads all tests, and many tests start a bot: what is compiled once is kept, whatever the shell says.
# In their order: xdist would begin with the files of most tests and leave those to the end that mostly wait.
test: export PYTHONDONTWRITEBYTECODE =
test: check
	$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder

check: $(VENV)/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Everything that may go wrong, as often as it takes to be believed; docs/reliability.md tells of it. Takes its time.
faults: $(VENV)/dev.stamp
	FAULTS=whole $(BIN)/python -m pytest tests/faults

# Needs the network, so it is no part of `make test`: it asks an advisory service about each locked version.
audit: $(VENV)/dev.stamp
	@$(BIN)/python -m pip_audit --strict --require-hashes --disable-pip --progress-spinner off -r requirements-image.txt || { \
	    status=$$?; \
	    echo "make audit: a version named above is vulnerable, or the advisory service could not be asked; nothing was changed." >&2; \
	    exit $$status; }

format: $(VENV)/dev.stamp
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/dev.stamp
	$(BIN)/python -m bench.first_card

# GOLD=file.jsonl scores the skills too, against postings marked as in SkillSpan.
bench-summary: $(VENV)/bench.stamp
	$(BIN)/python -m bench.summary $(GOLD)

bench-stats: $(VENV)/dev.stamp
	$(BIN)/python -m bench.stats

# Fills a million jobs first, which takes minutes and 12 GB in TMPDIR.
bench-journey: $(VENV)/dev.stamp
	$(BIN)/python -m bench.journey

bench-reading: $(VENV)/bench.stamp
	$(BIN)/python -m bench.reading

$(VENV)/run.stamp: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Jobtrail needs Python 3.11 or newer; PYTHON=… names another one.") if sys.version_info < (3, 11) else None'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing Jobtrail into $(VENV) (once) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/run.stamp
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

$(VENV)/bench.stamp: requirements-bench.txt $(VENV)/dev.stamp
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.txt
	@touch $@

# aiogram can't share our environment: it wants another pydantic.
.venv-peers/stamp: bench/peers.txt
	@test -x .venv-peers/bin/python || $(PYTHON) -m venv .venv-peers
	@.venv-peers/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r bench/peers.txt
	@touch $@

bench-load: $(VENV)/dev.stamp .venv-peers/stamp
	$(BIN)/python -m bench.load --peers .venv-peers/bin/python

bench-backup: $(VENV)/dev.stamp
	$(BIN)/python -m bench.backup

# Renews the lists; [tool.pip-tools] in pyproject.toml says how: hashes pin what is installed, no host is written down.
lock: $(VENV)/dev.stamp
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --upgrade --extra build --output-file requirements.txt pyproject.toml
	$(BIN)/pip-compile --quiet --extra build --extra metrics --extra postgres --extra sqlite --constraint requirements.txt --output-file requirements-image.txt pyproject.toml
	$(BIN)/pip-compile --quiet --extra build --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml
	$(BIN)/pip-compile --quiet --extra build --extra bench --constraint requirements-dev.txt --output-file requirements-bench.txt pyproject.toml
	$(BIN)/pip-compile --quiet --upgrade --output-file bench/peers.txt bench/peers.in

clean:
	rm -rf $(VENV) .venv-peers .mypy_cache .ruff_cache .pytest_cache build *.egg-info
