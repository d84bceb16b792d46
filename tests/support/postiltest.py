# SPDX-License-Identifier: MIT
"""What the test scripts (tst_*.py) share: where things are, and a main() whose skips packaging/test can tell."""

import os
import subprocess
import sys
import unittest
from pathlib import Path

SOURCE = Path(os.environ.get("POSTIL_SOURCE_DIR", Path(__file__).resolve().parents[2]))
BINARY = Path(os.environ.get("POSTIL_BINARY_DIR", SOURCE / "build/dev"))
SKIPPED = 77


def source_files():
    """Every file of the tree that is ours, as paths relative to it: what git knows and what it would add."""
    listing = subprocess.run(
        ["git", "-c", "safe.directory=*", "-C", SOURCE, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True, check=True).stdout
    paths = [Path(name.decode()) for name in listing.split(b"\0") if name]
    return sorted({path for path in paths if (SOURCE / path).is_file()})


def main():
    result = unittest.main(verbosity=2, exit=False).result
    for test, reason in result.skipped:
        print(f"SKIP   : {reason}")
    if not result.wasSuccessful():
        sys.exit(1)
    sys.exit(SKIPPED if result.testsRun and len(result.skipped) == result.testsRun else 0)
