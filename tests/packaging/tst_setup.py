# SPDX-License-Identifier: MIT
# Proves: Set-up recovers from an interruption, waits for another run, and says in one sentence what is missing.
#
# The scripts are real; apt, mmdebstrap, bwrap and sudo are small stand-ins on PATH, so nothing is downloaded.

import os
import shutil
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from postiltest import SOURCE, main

# Makes the root that it is asked for (a folder, or a tar on stdout), or fails as the real one does.
MMDEBSTRAP = """#!/bin/bash
echo run >> "$STATE/bootstraps"
printf '%s\\n' "$@" > "$STATE/arguments"
folder=${@: -1}; [ ! -e "$STATE/mount" ] || { mkdir -p "$folder/dev/shm"; mount -t tmpfs none "$folder/dev/shm"; }
[ ! -e "$STATE/slow" ] || { touch "$STATE/started"; while [ -e "$STATE/slow" ]; do sleep 0.05; done; }
[ ! -e "$STATE/fail" ] || { cat "$STATE/fail" >&2; exit 1; }
while [ "$1" != trixie ]; do shift; done
folder=$2; [ "$folder" != - ] || folder=$(mktemp -d)
mkdir -p "$folder/usr/lib" "$folder/etc" "$folder/var"
[ "$2" != - ] || tar -c -C "$folder" .
echo "I: success in 1 second" >&2
"""
# Runs the command that follows the mounts, without any.
BWRAP = """#!/bin/bash
[ "$*" != "--ro-bind / / true" ] || exit "$(cat "$STATE/namespaces" 2>/dev/null || echo 0)"
while [ "$1" != --chdir ]; do shift; done
shift 2
exec "$@"
"""
APT = """#!/bin/bash
echo "$@" >> "$STATE/apt"
case "$*" in *install*) [ ! -e "$STATE/fail" ] || { cat "$STATE/fail"; exit 100; } ;; esac
"""


class Setup(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.state = Path(folder.name)
        self.bin = self.state / "bin"
        self.bin.mkdir()
        self.fake(mmdebstrap=MMDEBSTRAP, bwrap=BWRAP, newuidmap="#!/bin/sh\n", sudo="#!/bin/sh\nexit 1\n",
                  sync="#!/bin/sh\n")
        # A checkout of its own, with only what the scripts read.
        self.top = self.state / "checkout"
        shutil.copytree(SOURCE / "packaging", self.top / "packaging")
        self.cache = self.state / "cache/postil"

    def fake(self, **programs):
        for name, text in programs.items():
            program = self.bin / name.replace("_", "-")
            program.write_text(text, encoding="utf-8")
            program.chmod(0o755)

    def environment(self):
        return dict(os.environ, PATH=f"{self.bin}:{os.environ['PATH']}", STATE=str(self.state),
                    XDG_CACHE_HOME=str(self.state / "cache"), HOME=str(self.state))

    def start(self, script):
        """Runs a piece of shell with the functions of the scripts, on a machine whose own Qt is too old."""
        text = f". {self.top}/packaging/lib/environment.sh\nis_fit() {{ false; }}\nmirrors() {{ :; }}\n{script}"
        return subprocess.Popen(["bash", "-euo", "pipefail", "-c", text], env=self.environment(), text=True,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                cwd=self.top, start_new_session=True)

    def run_script(self, script="enter echo inside"):
        process = self.start(script)
        out, err = process.communicate(timeout=60)
        return process.returncode, out, err

    def fails_with(self, script, *words):
        code, out, err = self.run_script(script)
        self.assertEqual((code, out), (1, ""), err)
        sentence = err.strip().splitlines()[-1]
        self.assertTrue(sentence.startswith("postil: "), err)
        for word in words:
            self.assertIn(word, sentence)

    def bootstraps(self):
        file = self.state / "bootstraps"
        return len(file.read_text(encoding="utf-8").splitlines()) if file.exists() else 0

    def roots(self):
        return sorted(path.name for path in self.cache.glob("debian13-*") if path.is_dir())

    def wait_until(self, condition):
        deadline = time.monotonic() + 30
        while not condition():
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.02)

    def test_made_once_and_kept(self):
        self.assertEqual(self.run_script()[:2], (0, "inside\n"))
        self.assertEqual(self.run_script()[:2], (0, "inside\n"))
        self.assertEqual(self.bootstraps(), 1)
        self.assertEqual(len(self.roots()), 1)
        arguments = (self.state / "arguments").read_text(encoding="utf-8")
        self.assertIn("qt6-webengine-dev", arguments)
        self.assertNotIn("#", arguments)

    def test_made_again_when_the_list_changes(self):
        self.run_script()
        before = self.roots()
        with (self.top / "packaging/packages.txt").open("a", encoding="utf-8") as file:
            file.write("hello  # a new one\n")
        self.assertEqual(self.run_script()[:2], (0, "inside\n"))
        self.assertEqual(self.bootstraps(), 2)
        self.assertEqual(len(set(self.roots()) - set(before)), 1)
        self.assertIn(",hello", (self.state / "arguments").read_text(encoding="utf-8"))

    def test_interrupted(self):
        (self.state / "slow").touch()
        process = self.start("enter echo inside")
        self.wait_until((self.state / "started").exists)
        os.killpg(process.pid, 9)
        process.communicate()
        self.assertEqual([name.endswith(".partial") for name in self.roots()], [True])
        (self.state / "slow").unlink()
        self.assertEqual(self.run_script()[:2], (0, "inside\n"))
        self.assertEqual([name.endswith(".partial") for name in self.roots()], [False])

    def can_mount(self):
        place = self.state / "try"
        place.mkdir()
        return os.geteuid() == 0 and subprocess.run(["unshare", "--mount", "mount", "-t", "tmpfs", "none", str(place)],
                                                    capture_output=True).returncode == 0

    def test_interrupted_with_mounts(self):
        if not self.can_mount():
            self.skipTest("nothing can be mounted here")
        for name in ("mount", "slow"):
            (self.state / name).touch()
        process = self.start("enter echo inside")
        self.wait_until((self.state / "started").exists)
        os.killpg(process.pid, 9)
        process.communicate()
        mounted = [line.split()[4] for line in Path("/proc/self/mountinfo").read_text(encoding="utf-8").splitlines()]
        self.assertEqual([place for place in mounted if place.startswith(str(self.cache))], [])
        (self.state / "slow").unlink()
        self.assertEqual(self.run_script()[:2], (0, "inside\n"))

    def test_mounts_of_an_earlier_run(self):
        if not self.can_mount():
            self.skipTest("nothing can be mounted here")
        place = self.cache / "debian13-0123.partial/dev/shm"
        place.mkdir(parents=True)
        subprocess.run(["mount", "-t", "tmpfs", "none", str(place)], check=True)
        self.addCleanup(subprocess.run, ["umount", str(place)], capture_output=True)
        self.assertEqual(self.run_script()[:2], (0, "inside\n"))
        self.assertEqual(len(self.roots()), 1)

    def test_second_run_waits(self):
        (self.state / "slow").touch()
        first = self.start("enter echo inside")
        self.wait_until((self.state / "started").exists)
        second = self.start("enter echo inside")
        self.assertIn("another run is making", second.stderr.readline())
        (self.state / "slow").unlink()
        self.assertEqual(first.communicate(timeout=60)[0], "inside\n")
        self.assertEqual(second.communicate(timeout=60)[0], "inside\n")
        self.assertEqual(self.bootstraps(), 1)

    def test_old_roots_go_unless_used(self):
        self.run_script()
        month = time.time() - 30 * 86400
        for name in ("debian13-old", "debian13-used", "debian13-recent", "debian13-unknown"):
            (self.cache / name).mkdir()
            if name != "debian13-unknown":
                (self.cache / f"{name}.lock").touch()
            if name in ("debian13-old", "debian13-used"):
                os.utime(self.cache / f"{name}.lock", (month, month))
        with subprocess.Popen(["flock", "-s", self.cache / "debian13-used.lock", "cat"], stdin=subprocess.PIPE) as user:
            self.wait_until(lambda: subprocess.run(
                ["flock", "-n", self.cache / "debian13-used.lock", "true"], check=False).returncode)
            self.run_script()
            user.stdin.close()
        left = self.roots()
        self.assertNotIn("debian13-old", left)
        for name in ("debian13-used", "debian13-recent", "debian13-unknown"):
            self.assertIn(name, left)

    def test_no_network(self):
        (self.state / "fail").write_text("E: Failed to fetch\n E: Could not connect to 127.0.0.1:9\n", encoding="utf-8")
        self.fails_with("enter true", "build environment could not be made", "check the network")
        self.assertEqual(self.roots(), [])

    def test_no_disk(self):
        self.fake(df="#!/bin/sh\nprintf 'Avail\\n120M\\n'\n")
        self.fails_with("enter true", "120 MB free", "XDG_CACHE_HOME")
        self.assertEqual(self.bootstraps(), 0)

    def test_disk_full_half_way(self):
        (self.state / "fail").write_text("tar: write error: No space left on device\n", encoding="utf-8")
        self.fails_with("enter true", "disk is full")

    def test_cache_not_writable(self):
        (self.state / "cache").write_text("a file where the folder should be", encoding="utf-8")
        self.fails_with("enter true", "cannot be written", "XDG_CACHE_HOME")

    def test_no_namespaces(self):
        (self.state / "namespaces").write_text("1", encoding="utf-8")
        self.fails_with("is_root() { false; }\nenter true", "namespaces", "administrator")

    def test_tools_need_rights(self):
        self.fails_with("is_root() { false; }\nhave() { [ $1 = apt-get ]; }\nenter true", "root's rights",
                        "ask an administrator to run: apt-get install --no-install-recommends mmdebstrap bubblewrap")

    def test_tools_without_apt(self):
        self.fails_with("have() { false; }\nenter true", "Qt >= 6.8", "mmdebstrap bubblewrap")

    def test_apt_installs_what_is_missing(self):
        self.fake(apt_get=APT, dpkg_query="#!/bin/sh\necho installed git\n",
                  dpkg='#!/bin/sh\necho dpkg "$@" >> "$STATE/apt"\n')
        script = "is_fit() { true; }\nis_root() { true; }\nenter echo inside"
        self.assertEqual(self.run_script(script)[:2], (0, "inside\n"))
        said = (self.state / "apt").read_text(encoding="utf-8")
        self.assertTrue(said.startswith("dpkg --force-confdef --force-confold --configure -a\n"), "an interrupted installation is not finished first")
        self.assertIn(" update", said)
        self.assertIn(" qt6-base-dev", said)
        self.assertNotIn(" git ", said)
        (self.state / "fail").write_text("E: Unable to locate package qt6-base-dev\n", encoding="utf-8")
        self.fails_with(script, "apt could not install", "check the network")

    def test_mirrors_are_the_machines_own(self):
        self.fake(apt_get="#!/bin/sh\ncat <<END\n"
                  "main bookworm http://mirror.example/debian/ Debian\n"
                  "contrib bookworm http://mirror.example/debian/ Debian\n"
                  "main bookworm-updates http://mirror.example/debian/ Debian\n"
                  "main bookworm-security http://mirror.example/security/ Debian\n"
                  "main bookworm http://elsewhere.example/apt/ Elsewhere\nEND\n")
        script = f"""os_release() {{ case $1 in ID) echo debian ;; *) echo bookworm ;; esac; }}
            unset -f mirrors; . {self.top}/packaging/lib/root.sh; mirrors"""
        self.assertEqual(self.run_script(script)[1].splitlines(), [
            "deb http://mirror.example/debian/ trixie main",
            "deb http://mirror.example/debian/ trixie-updates main",
            "deb http://mirror.example/security/ trixie-security main"])

    def test_environment_inside(self):
        self.assertEqual(self.run_script("is_fit() { true; }\nprepare_system() { :; }\nenter pwd")[1].strip(),
                         str(self.top))

    def test_shellcheck(self):
        scripts = [path for path in (SOURCE / "packaging").rglob("*")
                   if path.suffix == ".sh" or (path.is_file() and path.read_bytes()[:2] == b"#!")]
        scripts += [SOURCE / ".ci/run"]
        self.assertGreater(len(scripts), 8)
        done = subprocess.run(["shellcheck", "-x", *scripts], cwd=SOURCE, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout)


if __name__ == "__main__":
    main()
