#!/bin/sh
# Rebuilds the XDP objects that are checked in; needs clang 14, as another version builds other octets.
set -eu
cd "$(dirname "$0")"
for source in *.bpf.c; do
  clang -O2 -target bpf -mcpu=v3 -g0 -Wall -Werror -c "$source" -o "${source%.c}.o"
done
