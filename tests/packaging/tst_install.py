# SPDX-License-Identifier: MIT
# Proves: What `cmake --install` lays out is complete, and the installed program starts and finds its engine.

import os
import subprocess
import tempfile
import unittest
from pathlib import Path

from postiltest import BINARY, main

FILES = ["share/applications/org.postil.Postil.desktop", "share/metainfo/org.postil.Postil.metainfo.xml",
         "share/icons/hicolor/scalable/apps/org.postil.Postil.svg", "share/man/man1/postil.1",
         "share/doc/postil/LICENSE"]
PROGRAMS = ["bin/postil", "lib/postil/postil_engine.so", "lib/postil/postil_late.so"]


class Install(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.prefix = Path(folder.name)

    def installed(self):
        subprocess.run(["cmake", "--install", BINARY, "--prefix", self.prefix], capture_output=True, check=True)
        return {path.relative_to(self.prefix).as_posix() for path in self.prefix.rglob("*") if path.is_file()}

    def test_layout(self):
        if not (BINARY / "bin/postil").exists():
            self.skipTest("the program is not built")
        self.assertEqual(self.installed() - {"share/doc/postil/README.md"}, set(FILES + PROGRAMS))

    def test_installed_program_reads_a_page(self):
        if not (BINARY / "bin/postil").exists():
            self.skipTest("the program is not built")
        self.installed()
        page = "<title>Hello</title><article><h1>Hello</h1>" + "<p>A paragraph of some length, with words.</p>" * 20
        environment = dict(os.environ, HOME=str(self.prefix), LD_LIBRARY_PATH="")
        done = subprocess.run([self.prefix / "bin/postil", "fetch", "-", "--to", "text"], input=page,
                              capture_output=True, text=True, check=False, env=environment)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("A paragraph of some length, with words.", done.stdout)
        self.assertEqual(done.stderr, "")

    def test_installed_program_says_one_sentence(self):
        if not (BINARY / "bin/postil").exists():
            self.skipTest("the program is not built")
        self.installed()
        environment = dict(os.environ, HOME=str(self.prefix), LD_LIBRARY_PATH="")
        done = subprocess.run([self.prefix / "bin/postil", "fetch", "-"], input="<div>" * 20000,
                              capture_output=True, text=True, check=False, env=environment)
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr, r"^postil fetch: The page cannot be read: its elements are nested [^\n]+\n$")


if __name__ == "__main__":
    main()
