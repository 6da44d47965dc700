#!/bin/sh
# Trains teachers and students of the comparison with one share of labels: 1 or 0.1. Start one for each, beside each
# other. After an interruption, the same command goes on. See README.md.
#
# Environment:
#   DATA         folder of Fashion-MNIST
#   RUNS         folder for the runs
#   MOBILENET    the command
#   TEACHERS     seeds of the teachers, more than one for an ensemble
#   CHECKPOINTS  teachers that are trained already, separated by commas; none is trained then
#   STUDENTS     students of each setting, 12 or 6
#   SETTINGS     of the students, all if it is empty
#   WORKERS      processes that ask teachers and train students
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=${DATA:-/usr/share/datasets/fashion-mnist}
runs=${RUNS:-runs/distillation}
mobilenet=${MOBILENET:-./mobilenet}

case ${1:-} in
  1) share='' epochs=40 students=12 ;;
  0.1) share=-tenth epochs=200 students=6 ;; # a larger difference is expected, which fewer pairs show
  *)
    echo "usage: $0 1|0.1" >&2
    exit 2
    ;;
esac
students=${STUDENTS:-$students}
checkpoints=${CHECKPOINTS:-}
untrained=${TEACHERS:-1}
[ -z "$checkpoints" ] || untrained=
for seed in $untrained; do
  teacher=$runs/teacher$share-$seed
  if [ ! -e "$teacher/last/selftest.json" ]; then
    resume=
    [ ! -e "$teacher/resume.safetensors" ] || resume=--resume
    # shellcheck disable=SC2086 # empty, it is no argument
    "$mobilenet" train --recipe "$here/teacher$share.yaml" --data "$data" --labels "$1" --seed "$seed" --threads 1 \
      --output "$teacher" $resume
  fi
  checkpoints=${checkpoints:+$checkpoints,}$teacher/best
done
"$mobilenet" distil-compare --teacher "$checkpoints" --teacher-epochs "$epochs" --recipe "$here/student$share.yaml" \
  --data "$data" --labels "$1" --seeds "$students" --students "$students" --workers "${WORKERS:-1}" \
  ${SETTINGS:+--settings "$SETTINGS"} --output "$runs/students$share"
