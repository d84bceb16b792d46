# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# enter COMMAND…: replaces the script by COMMAND in the build environment: the machine's own, or the root.

# Mounts PATH at its own place, unless a mount of what is above it shows it already.
show() { # --bind|--ro-bind PATH
  case $2 in
    /bin/* | /boot/* | /dev/* | /etc/* | /lib*/* | /proc/* | /run/* | /sbin/* | /sys/* | /usr/* | /var/*) ;;
    *) return 0 ;;
  esac
  case $2 in /usr/bin | /usr/lib | /usr/share | /var/tmp) return 0 ;; esac
  [ ! -e "$2" ] || mounts+=("$1" "$2" "$2")
}

# The system is the root's, read-only; everything else is the user's own, at its place.
mount_root() {
  local place
  mounts=(--tmpfs / --ro-bind "$root/usr" /usr --ro-bind "$root/etc" /etc --ro-bind "$root/var" /var)
  for place in bin lib lib64 sbin; do
    [ ! -L "$root/$place" ] || mounts+=(--symlink "usr/$place" "/$place")
  done
  mounts+=(--bind /proc /proc --ro-bind /sys /sys --dev /dev --perms 1777 --tmpfs /dev/shm --dir /run
    --bind /var/tmp /var/tmp --dev-bind-try /dev/dri /dev/dri)
  for place in /*; do
    case $place in
      /bin | /boot | /dev | /etc | /lib* | /lost+found | /proc | /run | /sbin | /sys | /usr | /var) ;;
      *) [ ! -d "$place" ] || mounts+=(--bind "$place" "$place") ;;
    esac
  done
  show --bind "$(readlink -f "$HOME")"
  show --bind "$(dirname "$top")"
  show --bind "$PWD"
  show --bind "$cache"
  show --bind "${XDG_RUNTIME_DIR:-/run/user/$(id -u)}"
  show --bind /run/dbus
}

# What the user's session expects: names, trust, fonts, locale, time zone.
mount_session() {
  local file zone
  for file in /etc/hosts /etc/hostname /etc/machine-id /etc/resolv.conf /usr/lib/locale/locale-archive; do
    [ ! -s "$file" ] || [ ! -e "$root$file" ] || mounts+=(--ro-bind "$(readlink -f "$file")" "$file")
  done
  # Certificates that the machine trusts beyond the usual ones (a proxy's own) are trusted inside.
  if [ -e /etc/ssl/certs/ca-certificates.crt ]; then
    mounts+=(--ro-bind /etc/ssl/certs /etc/ssl/certs
      --ro-bind-try /usr/local/share/ca-certificates /usr/local/share/ca-certificates)
  elif [ -e /etc/pki/tls/certs/ca-bundle.crt ]; then
    mounts+=(--ro-bind "$(readlink -f /etc/pki/tls/certs/ca-bundle.crt)" /etc/ssl/certs/ca-certificates.crt)
  fi
  mounts+=(--ro-bind-try /usr/share/fonts /usr/local/share/fonts/host)
  if ! is_root; then
    exec {passwd}< <(cat "$root/etc/passwd"; getent passwd "$(id -u)" | sed 's,:[^:]*$,:/bin/bash,')
    exec {group}< <(cat "$root/etc/group"; getent group "$(id -g)")
    mounts+=(--ro-bind-data "$passwd" /etc/passwd --ro-bind-data "$group" /etc/group)
  fi
  zone=$(readlink -f /etc/localtime || true)
  case $zone in */zoneinfo/*) mounts+=(--setenv TZ "${TZ:-${zone##*/zoneinfo/}}") ;; esac
  # Search paths of the host's own programs mean other files inside.
  mounts+=(--setenv PATH /usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin)
  for file in LD_LIBRARY_PATH LD_PRELOAD LIBRARY_PATH CPATH CC CXX CFLAGS CXXFLAGS LDFLAGS PKG_CONFIG_PATH \
    CMAKE_PREFIX_PATH PYTHONHOME PYTHONPATH PERL5LIB NODE_PATH QT_PLUGIN_PATH QT_QPA_PLATFORMTHEME \
    QT_STYLE_OVERRIDE QML2_IMPORT_PATH XDG_DATA_DIRS XDG_CONFIG_DIRS GTK_PATH; do
    mounts+=(--unsetenv "$file")
  done
}

enter() { # COMMAND…
  if is_fit; then
    prepare_system
    exec "$@"
  fi
  local mounts use
  [ -d "$root" ] || make_root
  # Held by everything that runs inside: a root in use is not removed.
  exec {use}>>"$root.lock"
  flock -s "$use"
  touch "$root.lock"
  [ -d "$root" ] || die "$root was removed a moment ago: start again."
  remove_old_roots
  [ -d "$root/usr/local/share/fonts/host" ] || prepare_root "$root"
  have bwrap || apt_install "what enters the build environment" bubblewrap
  mount_root
  mount_session
  exec bwrap "${mounts[@]}" --chdir "$PWD" "$@"
}
