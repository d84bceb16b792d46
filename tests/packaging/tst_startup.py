# SPDX-License-Identifier: MIT
# Proves: the program is not held up before its first paint by libraries that it needs only later, and none is
# looked for in the folder where the user happens to be

import re
import subprocess
import unittest

from postiltest import BINARY, main

# Each brings a long tail along; the code that needs them is in modules (see ui/late, ui/preview/webengine.h).
LATE = {"libQt6Network", "libQt6Qml", "libQt6Quick", "libQt6WebEngineCore", "libQt6WebEngineWidgets",
        "libKF6SyntaxHighlighting", "libKF6TextTemplate", "libKF6SonnetCore"}


def libraries(path):
    """What the dynamic loader maps for a program or module, without their versions."""
    listing = subprocess.run(["ldd", path], capture_output=True, text=True, check=True).stdout
    return set(re.findall(r"^\s*(lib[^.\s]+)", listing, re.MULTILINE))


def dynamic(path, *tags):
    """The values of the dynamic section of a program or module that have one of the tags, in their order."""
    listing = subprocess.run(["readelf", "-dW", path], capture_output=True, text=True, check=True).stdout
    return re.findall(rf"\((?:{'|'.join(tags)})\).*\[(.*)\]", listing)


class Startup(unittest.TestCase):
    def setUp(self):
        if not (BINARY / "bin/postil").exists():
            self.skipTest("the program is not built")

    def test_program(self):
        self.assertEqual(libraries(BINARY / "bin/postil") & LATE, set())

    def test_modules(self):
        modules = libraries(BINARY / "lib/postil/postil_late.so") | libraries(BINARY / "lib/postil/postil_engine.so")
        self.assertEqual(LATE - modules, set())

    def test_no_search_path(self):
        for built in ["bin/postil", "lib/postil/postil_late.so", "lib/postil/postil_engine.so"]:
            self.assertEqual(dynamic(BINARY / built, "RPATH", "RUNPATH"), [], built)

    def test_most_asked_libraries_come_first(self):
        first = [name.split(".")[0] for name in dynamic(BINARY / "bin/postil", "NEEDED")][:3]
        self.assertEqual(first, ["libQt6Core", "libQt6Gui", "libQt6Widgets"])


if __name__ == "__main__":
    main()
