# SPDX-License-Identifier: MIT
# Proves: The man page formats without a warning, and names exactly the verbs and options of `postil --help`.

import os
import re
import subprocess
import unittest

from postiltest import BINARY, SOURCE, main

PAGE = SOURCE / "packaging/postil.1"
PROGRAM = BINARY / "bin/postil"
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
# Options that every Qt program has, which its --help-all tells; QCommandLineParser names them in --help.
OF_QT = {"--help-all"}


def page():
    environment = dict(os.environ, MANWIDTH="200", LC_ALL="C.UTF-8", MAN_KEEP_FORMATTING="")
    return subprocess.run(["man", "--warnings", "-E", "UTF-8", "-l", PAGE], capture_output=True, text=True,
                          check=True, env=environment)


def section(text, name):
    return re.search(rf"^{name}$(.*?)^(?=\S)", text, re.MULTILINE | re.DOTALL).group(1)


class ManPage(unittest.TestCase):
    def test_no_warning(self):
        self.assertEqual(page().stderr, "")

    def test_sections(self):
        self.assertEqual(re.findall(r"^[A-Z ]+$", page().stdout, re.MULTILINE),
                         ["NAME", "SYNOPSIS", "DESCRIPTION", "VERBS", "OPTIONS", "EXIT STATUS", "FILES",
                          "ENVIRONMENT", "EXAMPLES"])

    def test_true_to_help(self):
        if not PROGRAM.exists():
            self.skipTest("the program is not built")
        done = subprocess.run([PROGRAM, "--help"], capture_output=True, text=True, check=True)
        text = page().stdout
        told = set(OPTION.findall(section(text, "OPTIONS"))) - {"--output"}  # the long name of -o
        self.assertEqual(told, set(OPTION.findall(done.stdout)) - OF_QT)
        verbs = set(re.findall(r"^ {7}(\w+)", section(text, "VERBS"), re.MULTILINE))
        self.assertEqual(verbs, {"accounts", "check", "convert", "fetch", "outlets", "publish", "styles"})
        for verb in verbs:
            self.assertRegex(done.stdout, rf"\b{verb}\b")


if __name__ == "__main__":
    main()
