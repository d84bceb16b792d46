# SPDX-License-Identifier: MIT
# Proves: A real Ghost takes posts as its stand-in does, and its readers get what was previewed
# Label: ghost

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

SERVERS = Path(os.environ["POSTIL_SOURCE_DIR"]) / "tests/servers"


def main():
    place = os.environ.get("POSTIL_GHOST")
    if not place or not (Path(place) / "ready").exists():
        print("there is no Ghost here: packaging/test --with ghost installs it")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        server = subprocess.Popen([sys.executable, "-B", SERVERS / "ghost.py", "serve", folder], text=True,
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        try:
            said = server.stdout.readline()
            if not json.loads(said or "{}"):
                return 1
            test = Path(os.environ["POSTIL_BINARY_DIR"]) / "bin/tst_ghost"
            return subprocess.run([test], env={**os.environ, "POSTIL_GHOST_SERVER": said}).returncode
        finally:
            server.stdin.close()
            server.wait(60)


if __name__ == "__main__":
    sys.exit(main())
