# SPDX-License-Identifier: MIT
# Proves: a Postil that crashes leaves nothing of its memory, where passwords may be, in a core dump

import resource
import subprocess
import time
import unittest
from pathlib import Path

from postiltest import BINARY, main

DEADLINE = 30


class CrashReports(unittest.TestCase):
    def test_no_core(self):
        if not (BINARY / "bin/postil").exists():
            self.skipTest("the program is not built")
        # It waits for its input.
        with subprocess.Popen([BINARY / "bin/postil", "convert", "-", "--from", "text", "--to", "json"],
                              stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, preexec_fn=allow_core) as process:
            self.addCleanup(process.kill)
            end = time.monotonic() + DEADLINE
            while core_limit(process.pid) != ["0", "0"]:
                self.assertLess(time.monotonic(), end, f"a core of {core_limit(process.pid)} bytes would be written")
                time.sleep(0.02)
            process.stdin.close()


def allow_core():
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))


def core_limit(pid):
    for line in Path(f"/proc/{pid}/limits").read_text(encoding="ascii").splitlines():
        if line.startswith("Max core file size"):
            return line.split()[4:6]
    return None


if __name__ == "__main__":
    main()
