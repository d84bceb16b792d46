# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# The private Debian 13 root, for machines whose own Qt is too old: one folder in the user's cache for each
# list of packages. It is made as ROOT.partial and renamed when complete, so ROOT is whole or absent.

root=$cache/debian13-$({ packages; unpacked; } | LC_ALL=C sort | sha256sum | cut -c1-12)
needed_mb=3000

# The archive that this machine's apt uses, as sources of Debian 13; nothing where it names none.
mirrors() {
  [ "$(os_release ID)" = debian ] && have apt-get || return 0
  # shellcheck disable=SC2016 # the fields are apt's
  apt-get indextargets --format '$(COMPONENT) $(RELEASE) $(REPO_URI) $(ORIGIN)' 'Identifier: Packages' 2>/dev/null |
    awk -v name="$(os_release VERSION_CODENAME)" '
      $1 != "main" || ($4 != "" && $4 != "Debian") || $3 !~ /^(https?|mirror)/ { next }
      $2 == name || $2 ~ /^(old)*stable$/ { if (!base++) print "deb " $3 " trixie main" }
      $2 == name "-updates" { if (base && !updates++) print "deb " $3 " trixie-updates main" }
      $2 == name "-security" { if (base && !security++) print "deb " $3 " trixie-security main" }'
}

# mmdebstrap runs apt with a configuration of its own; the proxies of the machine's apt must hold there too.
proxies() {
  have apt-config || return 0
  apt-config dump 2>/dev/null | sed -nE 's/^(Acquire::(http|https|ftp)::Proxy(::[^ ]+)? ".*");$/--aptopt=\1/p'
}

# bwrap needs namespaces, which some systems keep from ordinary users.
check_namespaces() {
  is_root || bwrap --ro-bind / / true 2>/dev/null || die "This system lets no ordinary user make namespaces, which the" \
    "private root needs: an administrator can allow it (sysctl kernel.unprivileged_userns_clone=1, or on Ubuntu" \
    "kernel.apparmor_restrict_unprivileged_userns=0), or run this as root."
}

check_space() { # FOLDER
  local free
  free=$(df --output=avail -BM "$1" | tail -n 1 | tr -dc 0-9)
  [ "$free" -ge "$needed_mb" ] || die "There are $free MB free in $1, and the build environment needs $needed_mb:" \
    "free some space, or set XDG_CACHE_HOME to a folder on a larger disk."
}

# Takes away what an interrupted run has left. Before set-up had mounts of its own, they could outlive it.
remove_partials() {
  local place
  if is_root; then
    awk -v top="$cache/debian13-" 'index($5, top) == 1 && $5 ~ /[.]partial\// { print $5 }' /proc/self/mountinfo |
      LC_ALL=C sort -r | while read -r place; do umount -l "$place"; done
  fi
  rm -rf --one-file-system "$cache"/debian13-*.partial
}

# Runs mmdebstrap; its stages are shown, the rest goes to the log.
bootstrap() { # FOLDER LOG
  local list sources options
  list=$(packages | sed '/^$/d' | paste -sd,)
  mapfile -t sources < <(mirrors)
  mapfile -t options < <(proxies)
  options+=(--variant=apt --format=tar --aptopt='APT::Install-Recommends "false"' --include="$list"
    --aptopt='Acquire::Retries "3"' --dpkgopt=force-unsafe-io
    --customize-hook="$lib/unpack \"\$1\" $(unpacked | paste -sd' ')")
  if is_root; then
    # What it mounts in there goes with it, however it ends.
    unshare --mount mmdebstrap --mode=root "${options[@]}" --format=directory trixie "$1" "${sources[@]}"
  else
    # As a tar, so that every file belongs to the user, who can enter and remove the root without more rights.
    TMPDIR=/var/tmp mmdebstrap --mode=unshare "${options[@]}" trixie - "${sources[@]}" |
      tar -x -C "$1" --exclude='./dev/*'
  fi 2> >(tee "$2" | sed -un 's/^I: \(.*\)/postil:   \1/p' >&2)
}

make_root() {
  local partial=$root.partial log=$cache/making.log lock tools=()
  mkdir -p "$cache" 2>/dev/null && [ -w "$cache" ] ||
    die "The folder $cache cannot be written: set XDG_CACHE_HOME to a folder that can."
  exec {lock}>"$cache/making.lock"
  wait_for "$lock" "another run is making the build environment; waiting for it…"
  if [ ! -d "$root" ]; then
    have mmdebstrap || tools+=(mmdebstrap)
    have bwrap || tools+=(bubblewrap)
    is_root || have newuidmap || tools+=(uidmap)
    if [ ${#tools[@]} -gt 0 ]; then
      have apt-get || die "This system has no Qt >= 6.8 with KDE Frameworks >= 6.13. Install those, or these programs," \
        "with which Postil makes itself a private Debian 13: ${tools[*]}."
      apt_install "the tools that make a Debian 13 root" "${tools[@]}"
    fi
    check_namespaces
    remove_partials
    check_space "$cache"
    is_root || check_space /var/tmp
    say "making the build environment, a Debian 13 in $root (once; about four minutes and 2 GB)…"
    mkdir "$partial"
    : >"$log"
    if ! bootstrap "$partial" "$log"; then
      wait "${!:-}" 2>/dev/null || true # for tee: the log is complete only then
      tail -n 5 "$log" >&2
      rm -rf --one-file-system "$partial"
      die "The build environment could not be made. $(reason "$log") (The whole log: $log)"
    fi
    prepare_root "$partial"
    sync -f "$partial"
    mv "$partial" "$root"
    say "the build environment is complete."
  fi
  exec {lock}>&-
}

# Places onto which enter() mounts what belongs to the host.
prepare_root() { # FOLDER
  mkdir -p "$1/usr/local/share/fonts/host" "$1/usr/lib/locale"
  touch "$1/etc/machine-id" "$1/usr/lib/locale/locale-archive"
  [ ! -L "$1/etc/resolv.conf" ] || rm "$1/etc/resolv.conf"
  touch "$1/etc/resolv.conf"
}

# Roots of older package lists go once nobody has entered them for a week and nobody is inside.
remove_old_roots() {
  local old lock
  for old in "$cache"/debian13-*/; do
    old=${old%/}
    case $old in "$root" | *.partial) continue ;; esac
    [ -d "$old" ] || continue
    [ -e "$old.lock" ] || touch "$old.lock"
    [ -n "$(find "$old.lock" -mtime +7)" ] || continue
    exec {lock}<>"$old.lock"
    if flock -n "$lock"; then
      say "removing $old, the build environment of an older Postil"
      rm -rf --one-file-system "$old" "$old.lock"
    fi
    exec {lock}>&-
  done
}
