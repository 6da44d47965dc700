#!/bin/sh
# Searches small-uib in one stage and in two, with each of the seeds given: run.sh 1 2 3 4 5. A search takes one core;
# start it twice with different seeds for two. After an interruption, the same command goes on, and searches that have a
# result.json are left as they are. See "Two stages against one" in docs/tunas.md.
#
# Environment: DATA, folder of Fashion-MNIST; RUNS, folder for the searches; MOBILENET, the command; STEPS of one stage.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=${DATA:-/usr/share/datasets/fashion-mnist}
runs=${RUNS:-runs/two-stage}
mobilenet=${MOBILENET:-./mobilenet}
target=0.146 # milliseconds: the median of 4,000 networks drawn from the space, by the table

search() { # seed, folder, options
  seed=$1 folder=$2
  shift 2
  [ ! -e "$folder/result.json" ] || return 0
  "$mobilenet" search tunas --data "$data" --limit 10000 --hold-out 0.5 --space small-uib --size 48 \
    --latency-table "$here/../latency/small-uib-48.jsonl" --target-ms "$target" --rank "$here/alone.jsonl" \
    --seed "$seed" --output "$folder" "$@"
}

[ $# -gt 0 ] || {
  echo "usage: $0 SEED..." >&2
  exit 2
}
for seed in "$@"; do
  search "$seed" "$runs/one-$seed" --steps "${STEPS:-4000}"
  search "$seed" "$runs/two-$seed" --stages two --budget "$runs/one-$seed/result.json"
done
