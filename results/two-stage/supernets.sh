#!/bin/sh
# Trains weights that no controller leads, shared by small-uib and by the coarse space of its first stage, with each of the
# seeds given, and ranks the networks of alone.jsonl by both: supernets.sh 1 2 3 4 5. A seed takes fifteen minutes of one core.
# After an interruption, the same command goes on. See "Do shared weights favour narrow layers?" in docs/tunas.md.
#
# Environment: DATA, folder of Fashion-MNIST; RUNS, folder for the weights; MOBILENET, the command; COARSE, the coarse
# space, which a search in two stages writes.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=${DATA:-/usr/share/datasets/fashion-mnist}
runs=${RUNS:-runs/supernets}
mobilenet=${MOBILENET:-./mobilenet}
coarse=${COARSE:-runs/stages/coarse/space.json}

share() { # seed, folder, space, steps
  [ ! -e "$2/supernet-rank.csv" ] || return 0
  "$mobilenet" search supernet --data "$data" --limit 10000 --hold-out 0.5 --size 48 --rank "$here/alone.jsonl" \
    --seed "$1" --output "$2" --space "$3" --steps "$4"
}

[ $# -gt 0 ] || {
  echo "usage: $0 SEED..." >&2
  exit 2
}
for seed in "$@"; do
  # About what the coarse stage of a search gets, and the same images x multiply-accumulates for both: the networks of
  # small-uib take 5.772 million in the mean of 4,000 draws, those of the coarse space 5.715 million.
  share "$seed" "$runs/coarse-$seed" "$coarse" 2100
  share "$seed" "$runs/whole-$seed" small-uib 2080
done
