#!/bin/sh
# Trains the networks of the comparison of NetAdapt with the width multiplier, for the seeds given (1 to 6). After an
# interruption, the same command goes on. See README.md.
#
# Environment: DATA, folder of Fashion-MNIST; RUNS, folder for the runs; MOBILENET, the command.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=${DATA:-/usr/share/datasets/fashion-mnist}
runs=${RUNS:-runs/netadapt}
mobilenet=${MOBILENET:-./mobilenet}
table=$here/../latency/mobilenetv3-small-48.jsonl

[ $# -gt 0 ] || set -- 1 2 3 4 5 6
for seed; do
  resume=
  [ ! -e "$runs/seed-$seed/resume.safetensors" ] || resume=--resume
  # shellcheck disable=SC2086 # empty, it is no argument
  "$mobilenet" train --recipe "$here/recipe.yaml" --data "$data" --limit 16000 --hold-out 0.15 --seed "$seed" \
    --threads 1 --output "$runs/seed-$seed" $resume
  "$mobilenet" netadapt --from "$runs/seed-$seed/best" --recipe "$here/recipe.yaml" --data "$data" --limit 16000 \
    --hold-out 0.15 --latency-table "$table" --target-ratio 0.7 --step 0.05 --short-images 1280 --seed "$seed" \
    --compare-width --workers 1 --threads 1 --output "$runs/adapted-$seed"
done
