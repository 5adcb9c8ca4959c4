#!/bin/bash
# Drives every door of crates/fuzz with libFuzzer: tools/fuzz.sh SECONDS [DOOR…]
#
# Stable Rust and the C++ compiler that comes with gcc are enough: the compiler's own pass counts which branches are taken, no
# sanitizer is needed, as nothing here is unsafe. What was found stays in target/fuzz/corpus, for the next run to start from. An input
# that a door does not handle is put into crates/fuzz/corpus, where `make test` plays it from then on.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=$1
shift
doors=("$@")
if [ ${#doors[@]} -eq 0 ]; then doors=(journal bodies story money); fi

if ! command -v c++ >/dev/null; then
    echo "A C++ compiler is missing. On Debian: sudo apt-get install build-essential" >&2
    exit 1
fi

host=$(rustc -vV | sed -n 's/^host: //p')
level="-Cllvm-args=-sanitizer-coverage"
export RUSTFLAGS="-Cpasses=sancov-module $level-level=4 $level-inline-8bit-counters $level-pc-table $level-trace-compares"
RUSTFLAGS+=" -Ccodegen-units=1 --cfg fuzzing"
# With a target named, build scripts and macros are not counted. What is counted has a folder of its own.
cargo build --package fuzz --features libfuzzer --bins --target "$host" --target-dir target/fuzz

failed=0
for door in "${doors[@]}"; do
    mkdir -p "target/fuzz/corpus/$door"
    log=target/fuzz/$door.log
    echo "== $door: $seconds s"
    if ! "target/fuzz/$host/debug/fuzz-$door" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 \
        -artifact_prefix="crates/fuzz/corpus/$door/" "target/fuzz/corpus/$door" "crates/fuzz/corpus/$door" >"$log" 2>&1; then
        failed=1
        tail -n 40 "$log"
        echo "== $door: an input is not handled; it is in crates/fuzz/corpus/$door now"
    fi
    grep -E '^(#[0-9]+.*(INITED|DONE)|Done)' "$log" || true
done
exit $failed
