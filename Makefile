# Yuefu: `make help` says what there is to do.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

yuefu := cargo run --quiet --release --package yuefu --
retail := data/uci_online_retail.csv.gz

# Runs a step and says how long it took: $(call timed,name,command).
timed = @start=$$SECONDS; echo "== $(1)"; $(2); echo "== $(1): $$((SECONDS - start)) s"

.PHONY: help
help: ## Say what there is to do
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "  %-14s %s\n", $$1, $$2 }'

.PHONY: run
run: release run/retail ## Play a real shop's year through Yuefu, once, then serve its books
	@cat run/retail.page
	@exec $(yuefu) serve --data run/retail --print-key

.PHONY: replay
replay: release ## Play that year again from nothing and print its page
	@rm -rf run/replay
	@$(yuefu) replay $(retail) --data run/replay

# Played beside its place and moved there when it is whole: what was interrupted is played anew.
run/retail: | release
	@rm -rf $@.unfinished
	@mkdir -p run
	@$(yuefu) replay $(retail) --data $@.unfinished > $@.page
	@mv $@.unfinished $@

.PHONY: release
release: setup
	@echo "== building yuefu (the first time this takes minutes)"
	@cargo build --release --package yuefu

# The ledger of test minutes: 2 cores, `make test` prints the parts. Who makes it dearer says so here, and why it is worth it.
#
#                          cold      warm      measured
#   fmt                    1 s       1 s       2026-11-22
#   clippy                 137 s     1 s
#   cargo test: build      228 s     1 s
#   cargo test: run        160 s     160 s     2026-11-23: yuefu 45 s (50 kills, faults, full disks), stories 26 s, the bench itself 24 s, a shop's
#                                              year 23 s, api 14 s, vectors 10 s, properties 7 s, the guard on instructions 4 s, simulator 4 s
#   schema                 48 s      21 s      Schemathesis, a fixed and a fresh seed
#   whole                  10 min    3.6 min    18 min cold on 2026-11-23, while a simulation took one of the cores
#
# What does not fit has a target of its own: crash, simulate, model, plant, fuzz, schema, mutants, bench.
.PHONY: test
test: setup tracer counter lint ## Check everything: format, lints, every test; from a clean clone, too
	$(call timed,build the tests,cargo test --workspace --no-run)
	$(call timed,test,cargo test --workspace)
	$(call timed,schema,$(MAKE) schema-brief)

.PHONY: crash
crash: setup tracer ## Kill a server a thousand times, and try every fault of docs/faults.md often (half an hour)
	@cargo test --package yuefu --test yuefu --no-run
	$(call timed,faults,YUEFU_FAULTS_LONG=1 cargo test --package yuefu --test yuefu faults:: -- --nocapture)
	$(call timed,a thousand kills,YUEFU_CRASH_KILLS=1000 cargo test --package yuefu --test yuefu crash:: -- --nocapture)

.PHONY: lint
lint: setup ## Check format and lints alone
	$(call timed,fmt,cargo fmt --all --check)
	$(call timed,clippy,cargo clippy --workspace --all-targets -- --deny warnings)
	$(call timed,planted faults find their places,if command -v python3 >/dev/null; then tools/plant.py --check; fi)

.PHONY: fuzz
fuzz: setup ## Feed the doors to the outside with what breaks them, 60 s each
	@tools/fuzz.sh 60

# Schemathesis makes up requests from the description; CASES are for each operation, beside some 1,000 of edges.
schemathesis := target/tools/schemathesis
.PHONY: schema
schema: setup $(schemathesis)/bin/schemathesis ## Hold a running sandbox to its OpenAPI description, in 10,000 requests
	@cargo build --package yuefu
	@python3 tools/schema.py target/debug/yuefu $(schemathesis) $${CASES:-500} $${SEED:-}

# A short slice of it, from a fixed seed and a fresh one; without Python's venv or its packages it is left out, and says so.
.PHONY: schema-brief
schema-brief:
	@if $(MAKE) $(schemathesis)/bin/schemathesis; then \
	    for seed in 1 $$RANDOM; do python3 tools/schema.py target/debug/yuefu $(schemathesis) 1 $$seed; done; \
	else \
	    echo "The API is not held to its description: Schemathesis cannot be installed here" >&2; \
	fi

$(schemathesis)/bin/schemathesis: tools/requirements.txt
	@rm -rf $(schemathesis)
	@if ! python3 -m venv $(schemathesis); then \
	    echo "Python's venv is missing. On Debian: sudo apt-get install python3-venv" >&2; exit 1; \
	fi
	@$(schemathesis)/bin/pip install --quiet --disable-pip-version-check --requirement tools/requirements.txt

# BENCH chooses, as `make bench BENCH="checkout --quick"`; without it everything is measured, and the page and the picture anew.
.PHONY: bench
bench: setup ## Measure everything beside its yardstick (an hour on a quiet machine; BENCH="checkout --quick" for less)
	@cargo build --release --package yuefu --package bench
	@target/release/bench --json target/bench.json \
	    $(if $(BENCH),$(BENCH),--page docs/performance.md --picture docs/growth.svg)

# PostgreSQL, to be measured beside: without it the bench leaves those figures out, and says so.
.PHONY: bench-setup
bench-setup:
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q postgresql; \
	else \
	    echo "On Debian: sudo apt-get install postgresql" >&2; exit 1; \
	fi

.PHONY: simulate
simulate: setup ## Play worlds of clients, crashes and failing disks, from a fresh seed (SEED=7 TURNS=100000 for others)
	@cargo run --release --package simulator -- $${SEED:+--seed $$SEED} --turns $${TURNS:-200000} --table

.PHONY: model
model: setup ## Hold the heart against a second, simpler implementation of the product: ACCOUNTS=10000 over 430 days, from two seeds (SEED=7 for one)
	@YUEFU_MODEL_ACCOUNTS=$${ACCOUNTS:-10000} YUEFU_MODEL_SEED=$${SEED:-} cargo test --workspace --test model -- --nocapture

.PHONY: plant
plant: setup ## Plant faults in a copy of the tree, one by one, and say what catches each
	@tools/plant.py

.PHONY: mutants
mutants: setup ## Plant mutants in the heart and say which of them no test notices; takes hours
	@tools/mutants.sh $${SHARD:-}

# What a clean Debian with Rust lacks: a C compiler (SQLite is built with the rest), perhaps clippy and rustfmt.
.PHONY: setup
setup:
	@if ! command -v cargo >/dev/null; then \
	    echo "Rust is missing: install it as https://rustup.rs says, then run make again." >&2; exit 1; \
	fi
	@need=$$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml); have=$$(cargo --version | cut -d ' ' -f 2); \
	if [ "$$(printf '%s\n' "$$need" "$$have" | sort -V | head -n 1)" != "$$need" ]; then \
	    echo "Rust $$have is too old, $$need or later is needed: rustup update stable" >&2; exit 1; \
	fi
	@if ! command -v cc >/dev/null; then \
	    if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	        apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q build-essential; \
	    else \
	        echo "A C compiler is missing. On Debian: sudo apt-get install build-essential" >&2; exit 1; \
	    fi; \
	fi
	@if ! cargo clippy --version >/dev/null 2>&1 || ! cargo fmt --version >/dev/null 2>&1; then \
	    if command -v rustup >/dev/null; then \
	        rustup component add clippy rustfmt; \
	    else \
	        echo "clippy or rustfmt is missing: install them beside cargo." >&2; exit 1; \
	    fi; \
	fi

# Installs what tests can do without, where that may be done: $(call wanted,package,what is missing without it).
define wanted
@if ! command -v $(1) >/dev/null; then \
    if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
        apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q $(1); \
    else \
        echo "$(1) is missing: $(2). On Debian: sudo apt-get install $(1)" >&2; \
    fi; \
fi
endef

# What makes the calls of a failing disk; without it those tests are skipped, and say so.
.PHONY: tracer
tracer:
	$(call wanted,strace,no disk will fail in the tests)

# What counts instructions; without it their guard is skipped, and says so.
.PHONY: counter
counter:
	$(call wanted,valgrind,instructions are not counted)
