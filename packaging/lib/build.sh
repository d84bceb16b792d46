# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# Run inside the environment: build PRESET [TARGET…]. All output goes to stderr: stdout is Postil's.

# A new compiler or Qt whose files look older than our objects would not be noticed: the versions are stamped.
environment() {
  { packages | sed '/^$/d' | xargs dpkg-query -W 2>/dev/null || pkg-config --modversion Qt6Core; } | sha256sum
}

build() { # PRESET [TARGET…]
  local dir=$top/build/$1 preset=$1 now lock
  shift
  mkdir -p "$dir" 2>/dev/null && [ -w "$dir" ] ||
    die "$dir cannot be written: Postil is built inside its checkout, which must belong to you."
  exec {lock}>"$dir/.lock"
  wait_for "$lock" "another build is under way in $dir; waiting for it…"
  now=$(environment)
  if [ -e "$dir/.environment" ] && [ "$(cat "$dir/.environment")" != "$now" ]; then
    say "the build environment has changed: building anew"
    (cd "$top" && rm -f "$dir/.environment" && cmake --fresh --preset "$preset" && ninja -C "$dir" -t clean) >"$dir/configure.log" 2>&1 ||
      failed "$dir/configure.log" "Postil could not be configured"
  elif [ ! -e "$dir/build.ninja" ]; then
    say "configuring Postil ($preset)…"
    (cd "$top" && cmake --preset "$preset") >"$dir/configure.log" 2>&1 ||
      failed "$dir/configure.log" "Postil could not be configured"
  fi
  printf '%s\n' "$now" >"$dir/.environment"
  if [ -t 2 ]; then
    ninja -C "$dir" "$@" >&2 || failed /dev/null "Postil could not be built"
  else
    ninja -C "$dir" --quiet "$@" >&2 || failed /dev/null "Postil could not be built"
  fi
  exec {lock}>&-
}

failed() { # LOG SENTENCE
  tail -n 30 "$1" >&2
  if [ "$(df --output=avail -BM "$top" | tail -n 1 | tr -dc 0-9)" -lt 50 ]; then
    die "$2: the disk is full. Free some space, then start again."
  fi
  die "$2: the messages above say why."
}
