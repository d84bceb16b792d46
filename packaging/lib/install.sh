# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# Installing packages with apt, and saying in one sentence why that failed.

as_root() { if is_root; then "$@"; else sudo "$@"; fi; }
# sudo may ask for a password only where somebody can type one.
may_be_root() { is_root || { have sudo && { [ -t 0 ] || sudo -n true 2>/dev/null; }; }; }

# What the log of a failed apt or mmdebstrap says went wrong, and what to do.
reason() { # LOG
  if grep -qiE 'no space left|enough free space' "$1"; then
    echo "The disk is full: free some space, then start again."
  elif grep -qiE 'could not (resolve|connect)|cannot initiate the connection|failed to fetch|temporary failure|timed out|unable to connect' "$1"; then
    echo "The package archive could not be reached: check the network (and apt's proxy and sources), then start again."
  elif grep -qiE 'could not get lock' "$1"; then
    echo "Another program is installing packages: wait for it to end, then start again."
  elif grep -qiE 'NO_PUBKEY|not signed|keyring' "$1"; then
    echo "The archive's signature could not be checked: update the package debian-archive-keyring, then start again."
  elif grep -qiE 'unable to locate package' "$1"; then
    echo "This system's archive does not have all of them: check the network and apt's sources, then start again."
  else
    echo "Its last word: $(grep -E '^(E|error):' "$1" | tail -n 1 || true)"
  fi
}

# Installs by name; ends the program with one sentence where it cannot.
apt_install() { # WHAT-FOR PACKAGE…
  local what=$1 log
  shift
  may_be_root || die "Installing $what needs root's rights, and there is no usable sudo:" \
    "ask an administrator to run: apt-get install --no-install-recommends $*"
  say "installing $what with apt ($# packages)…"
  log=$(mktemp)
  # What an interrupted installation has left half done. Nobody is there to be asked about changed configuration
  # files: the user's own stay.
  as_root env DEBIAN_FRONTEND=noninteractive dpkg --force-confdef --force-confold --configure -a >"$log" 2>&1 </dev/null || true
  # An update that fails for one archive may still do for the others: the installation decides.
  as_root apt-get -o DPkg::Lock::Timeout=300 update >>"$log" 2>&1 </dev/null || true
  if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 \
    -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold \
    install -y --fix-broken --no-install-recommends "$@" >>"$log" 2>&1 </dev/null; then
    tail -n 15 "$log" >&2
    die "apt could not install $what. $(reason "$log")"
  fi
  rm -f "$log"
}
