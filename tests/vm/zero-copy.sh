#!/usr/bin/env bash
# sigwall inline between two NICs that bind AF_XDP zero-copy, in a virtual machine. By command: it takes minutes.
#
#   tests/vm/zero-copy.sh
#
# Asserts that both ports are zero-copy, that 20 of 20 pings cross, that GTP crosses both ways, and that a session for
# a subscriber who is not the partner's never reaches the core. Emulated in software: proves function, never speed.
#
# VMLAB    a script that takes `run SCRIPT ARG…` and runs SCRIPT as root in a throw-away machine that sees this host's
#          files, with wires eth0 <-> eth2 and eth1 <-> eth3 (default: ../shared/lab/vmlab beside this checkout)
# SIGWALL  the program (default: target/release/sigwall), GTP_PAIR the two GTP hosts (default: beside it)
set -euo pipefail
here=$(readlink -f "$0")
root=$(dirname "$here")/../..

host() {
  local vmlab target=${CARGO_TARGET_DIR:-$root/target} done=0
  vmlab=$(readlink -f "${VMLAB:-$root/../shared/lab/vmlab}")
  local sigwall=${SIGWALL:-$target/release/sigwall} pair=${GTP_PAIR:-$target/release/gtp_pair}
  [[ -x $vmlab ]] || skip "no virtual machine: set VMLAB to a script that boots one"
  [[ -x $sigwall ]] || skip "no $sigwall: cargo build --release --bin sigwall"
  [[ -x $pair ]] || skip "no $pair: cargo build --release --package sigwall-tests --bin gtp_pair"
  sigwall=$(readlink -f "$sigwall") pair=$(readlink -f "$pair")
  mkdir -p "$target/zero-copy" && cd "$target/zero-copy"
  VMLAB_TIMEOUT=${VMLAB_TIMEOUT:-400} "$vmlab" run "$here" guest "$sigwall" "$pair" || done=$?
  [[ $done -eq 0 ]] || echo "zero-copy: logs are in $PWD/vmlab-out"
  exit "$done"
}

guest() {
  local sigwall=$1 pair=$2
  export SIGWALL_RUN_DIR=/tmp/run SIGWALL_STATE_DIR=/tmp/state
  mkdir -p "$SIGWALL_RUN_DIR" "$SIGWALL_STATE_DIR"
  logs=$OUT
  wires
  "$sigwall" run --link vpn-acme --outside eth0 --inside eth1 --mode zerocopy --policy "$root/rules/demo" \
    >"$logs/sigwall.log" 2>&1 </dev/null &
  local pid=$!
  await 60 in_force "$sigwall" || fail "no policy came into force: $(tail -5 "$logs/sigwall.log")"

  local status
  status=$("$sigwall" status --format jsonl)
  echo "$status" >"$logs/status.log"
  [[ $(grep -o '"zero_copy"' <<<"$status" | wc -l) -eq 2 ]] || fail "not both ports are zero-copy: $status"
  echo "ok: both ports are zero-copy"

  ip netns exec partner ping -c 20 -i 0.3 -W 5 10.10.0.1 >"$logs/ping.log" || true
  grep -q '20 packets transmitted, 20 received' "$logs/ping.log" || fail "pings: $(tail -3 "$logs/ping.log")"
  echo "ok: 20 of 20 pings cross"

  ip netns exec core "$pair" core 10.10.0.1 >"$logs/core.log" &
  await 20 grep -q ready "$logs/core.log" || fail "the core's host does not start"
  ip netns exec partner "$pair" partner 192.0.2.10 10.10.0.1 >"$logs/partner.log" || fail "the partner's host gave up"
  expect partner.log "echo: answered" "create: cause 16"
  expect core.log "request 1" "request 32"
  echo "ok: an echo and a session cross, with their answers"

  grep -qx "barred: cause 16" "$logs/partner.log" && fail "the foreign subscriber got a session"
  [[ $(grep -cx "request 32" "$logs/core.log") -eq 1 ]] || fail "the foreign subscriber reached the core"
  await 10 is_hit "$sigwall" || fail "no rule says that it blocked: $("$sigwall" rules --format jsonl)"
  echo "ok: the foreign subscriber is blocked by gtp.imsi-not-of-partner ($(grep barred "$logs/partner.log"))"
  kill "$pid"
  wait "$pid" || true
  echo "zero-copy: all of it holds"
}

# The partner's host and the core's, each on a wire of its own; the box has no address.
wires() {
  local port
  ip netns add partner
  ip netns add core
  ip link set eth2 netns partner
  ip link set eth3 netns core
  ip -n partner addr add 192.0.2.10/24 dev eth2
  ip -n core addr add 10.10.0.1/16 dev eth3
  ip -n partner link set eth2 up
  ip -n core link set eth3 up
  ip -n partner route add 10.10.0.0/16 dev eth2
  ip -n core route add 192.0.2.0/24 dev eth3
  for port in eth0 eth1; do
    ip link set "$port" up
  done
}

in_force() {
  "$1" status --format jsonl 2>/dev/null | grep -q '"is_in_force":true'
}

is_hit() {
  "$1" rules --format jsonl | grep '"rule":"gtp.imsi-not-of-partner"' | grep -q '"hits":[1-9]'
}

expect() {
  local file=$1 line
  shift
  for line in "$@"; do
    grep -qx "$line" "$logs/$file" || fail "$file lacks \"$line\": $(tr '\n' ';' <"$logs/$file")"
  done
}

# await SECONDS COMMAND…: until it succeeds.
await() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < end)) || return 1
    sleep 0.3
  done
}

fail() {
  echo "zero-copy: FAILED: $*"
  exit 1
}

skip() {
  echo "zero-copy: SKIPPED: $*"
  exit 77
}

if [[ ${1:-} == guest ]]; then
  shift
  guest "$@"
else
  host
fi
