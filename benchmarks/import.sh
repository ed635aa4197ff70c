#!/bin/sh
# A whole import into a new shop: CPU seconds, lines a second and peak memory, for each number of lines given.
#
#   cmake --preset release -DDANGOL_BENCH=ON && cmake --build --preset release --target dangol import_bench
#   benchmarks/import.sh 200000 2000000
#
# Needs GNU time (/usr/bin/time). Lines are generated, the same ones every time; everything is removed again.
set -eu
build=$(dirname "$0")/../build/release
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for lines in "${@:-2000000}"; do
  "$build/import_bench" --write "$folder/receipts.csv" "$lines"
  rm -rf "$folder/shop"
  "$build/dangol" new --shop "$folder/shop" >"$folder/out"
  /usr/bin/time -f '%U %S %e %M' -o "$folder/used" \
    "$build/dangol" import "$folder/receipts.csv" --shop "$folder/shop" >"$folder/out"
  orders=$(sed -n 's/^ *new orders *//p' "$folder/out")
  awk -v lines="$lines" -v orders="$orders" '{ cpu = $1 + $2
    printf "%d lines, %d orders: %.2f CPU s (user %.2f, system %.2f), %.2f s in all, %d lines/CPU s, peak %.0f MiB\n",
      lines, orders, cpu, $1, $2, $3, lines / cpu, $4 / 1024 }' "$folder/used"
  du -k "$folder/shop" | awk 'END { printf "  the shop takes %.0f MiB on the disk\n", $1 / 1024 }'
done
