#!/bin/bash
# Plants mutants in the heart, one at a time, in a copy of the tree, and says which of them no test notices:
# tools/mutants.sh [SHARD], such as 7/30 for every thirtieth of those of `engine`; all of them take a day on 2 cores.
#
# `money`, `calendar` and `ledger` are held to their own tests, `engine` to the stories, the vectors and the drawn commands, without HTTP.
set -euo pipefail
cd "$(dirname "$0")/.."

shard=${1:-7/30}
tool=target/tools/mutants/bin/cargo-mutants
if [ ! -x $tool ]; then
    cargo install cargo-mutants --version 27.1.0 --locked --root target/tools/mutants
fi

# It ends with 2 when there are survivors, with 3 when one ran for ever: both are to be looked at, not a failure of the run.
run() {
    nice -n 10 $tool mutants "$@" || [ $? -le 3 ]
}
run --package money --package calendar --package ledger --output target/mutants/parts --timeout 60 -- --lib --tests
run --package engine --sharding round-robin --shard "$shard" --output target/mutants/engine --timeout 240 --test-package engine,scenario \
    -C=--no-default-features -C=--lib -C=--test=ids -C=--test=terms -C=--test=stories -C=--test=properties -C=--test=vectors

for part in parts engine; do
    out=target/mutants/$part/mutants.out
    echo "== $part: $(wc -l <$out/caught.txt) caught, $(wc -l <$out/missed.txt) missed, $(wc -l <$out/timeout.txt) ran for ever," \
        "$(wc -l <$out/unviable.txt) did not compile"
    cat $out/missed.txt
done
