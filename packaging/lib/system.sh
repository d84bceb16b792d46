# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# The machine itself as the build environment: any system with Qt >= 6.8 and KDE Frameworks >= 6.13.

os_release() { (. /etc/os-release 2>/dev/null && eval "echo \"\${$1:-}\""); }

# The version that apt would install, or has installed.
apt_version() { apt-cache policy "$1" 2>/dev/null | awk '/Candidate:/ && $2 != "(none)" { print $2 }'; }
apt_has() { # PACKAGE VERSION
  local version
  version=$(apt_version "$1")
  [ -n "$version" ] && dpkg --compare-versions "${version#*:}" ge "$2"
}
newer() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }
pkg_has() { newer "$(pkg-config --modversion "$1" 2>/dev/null || echo 0)" "$2"; }

# Whether this machine's own packages serve.
is_fit() {
  if have apt-get && have dpkg-query; then
    if [ "$(os_release ID)" = debian ]; then
      newer "$(os_release VERSION_ID || true)" 13 || [ -z "$(os_release VERSION_ID)" ]
    else
      apt_has qt6-base-dev 6.8 && apt_has libkf6syntaxhighlighting-dev 6.13
    fi
  else
    pkg_has Qt6Core 6.8 && kf6_has 6.13
  fi
}

# KDE Frameworks have no pkg-config files: CMake's version file of one of them tells.
kf6_has() { # VERSION
  local file
  for file in /usr/lib*/cmake/KF6SyntaxHighlighting/*ConfigVersion.cmake \
    /usr/lib/*/cmake/KF6SyntaxHighlighting/*ConfigVersion.cmake; do
    [ -f "$file" ] && newer "$(sed -n 's/^set(PACKAGE_VERSION "\(.*\)")/\1/p' "$file")" "$1" && return
  done
  return 1
}

# Installs what is missing; without apt, says by name what is.
prepare_system() {
  local missing=()
  if have apt-get && have dpkg-query; then
    mapfile -t missing < <(LC_ALL=C comm -23 <(packages | sed '/^$/d' | LC_ALL=C sort -u) \
      <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' 2>/dev/null | sed -n 's/^installed //p' | LC_ALL=C sort -u))
    [ ${#missing[@]} -eq 0 ] || apt_install "what Postil is built with" "${missing[@]}"
    return
  fi
  local program
  for program in cmake ninja g++ npm node pkg-config git xvfb-run dbus-run-session python3; do
    have "$program" || missing+=("$program")
  done
  [ ${#missing[@]} -eq 0 ] || die "These programs are missing: ${missing[*]}. Install them with your system's package manager."
  # CMake names every missing library; once it was content, the same list is not asked for again.
  local stamp log
  stamp=$cache/system-$(cat "$top/CMakeLists.txt" "$top/packaging/lib/probe/CMakeLists.txt" | sha256sum | cut -c1-12)
  [ -e "$stamp" ] && return
  log=$(mktemp -d)
  if ! cmake -S "$top/packaging/lib/probe" -B "$log/build" -G Ninja >"$log/out" 2>&1; then
    grep -E '^ *missing:' "$log/out" >&2 || tail -n 5 "$log/out" >&2
    rm -rf "$log"
    die "The libraries named above are missing: install them, with their development files, with your system's package manager."
  fi
  rm -rf "$log"
  mkdir -p "$cache" && touch "$stamp"
}
