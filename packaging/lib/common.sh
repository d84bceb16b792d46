# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# Sourced by every script of packaging/: where things are, and how we speak.

: "${HOME:=$(getent passwd "$(id -u)" | cut -d: -f6)}"
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/postil
export HOME

say() { printf 'postil: %s\n' "$*" >&2; }
die() {
  say "$*"
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }
is_root() { [ "$(id -u)" = 0 ]; }
has_display() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; }

packages() { sed 's/#.*//; /^unpack /d' "$top/packaging/packages.txt" | tr -s ' \n' '\n'; }
unpacked() { sed -n 's/#.*//; s/^unpack //p' "$top/packaging/packages.txt" | tr -s ' \n' '\n'; }

# Waits for the lock on an open file; says so where somebody else holds it.
wait_for() { # FD SENTENCE
  flock -n "$1" && return
  say "$2"
  flock "$1"
}

# Chromium refuses to start its sandbox as root. The product never switches it off; a run by root has to.
allow_root_run() {
  if is_root && [ -z "${QTWEBENGINE_DISABLE_SANDBOX:-}" ]; then
    export QTWEBENGINE_DISABLE_SANDBOX=1
    say "you are root, as whom Chromium cannot start its sandbox: it is off for this run."
  fi
}
