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
#   fmt                    0 s       0 s       2026-11-22
#   clippy                 175 s     1 s
#   cargo test: build      200 s     1 s
#   cargo test: run        83 s      65 s      crash test 30 s, a real shop's year 15 s, stories 10 s, vectors 8 s
#   whole                  7.6 min   1.2 min
.PHONY: test
test: setup lint ## Check everything: format, lints, every test; from a clean clone, too
	$(call timed,build the tests,cargo test --workspace --no-run)
	$(call timed,test,cargo test --workspace)

.PHONY: lint
lint: setup ## Check format and lints alone
	$(call timed,fmt,cargo fmt --all --check)
	$(call timed,clippy,cargo clippy --workspace --all-targets -- --deny warnings)

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
