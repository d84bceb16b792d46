# SPDX-License-Identifier: MIT
# Proves: a second start hands what it was asked to open to the first and ends, two at once become one window, and
# one that died is no obstacle

import os
import signal
import sqlite3
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from postiltest import BINARY, main

PARAGRAPH = "<p>A paragraph of the usual length about the ferry, the harbour and the vote of the council.</p>"
DEADLINE = 60


class SecondStart(unittest.TestCase):
    def setUp(self):
        if not (BINARY / "bin/postil").exists():
            self.skipTest("the program is not built")
        folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.addCleanup(folder.cleanup)
        self.home = Path(folder.name)
        (self.home / "run").mkdir(mode=0o700)
        self.environment = dict(os.environ, HOME=folder.name, XDG_RUNTIME_DIR=str(self.home / "run"),
                                XDG_DATA_HOME=str(self.home / "data"), XDG_CONFIG_HOME=str(self.home / "config"),
                                XDG_CACHE_HOME=str(self.home / "cache"), QT_QPA_PLATFORM="offscreen")

    def start(self, *arguments):
        process = subprocess.Popen([BINARY / "bin/postil", *arguments], env=self.environment,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process

    def page(self, headline):
        path = self.home / f"{headline}.html"
        path.write_text(f"<title>{headline}</title><article><h1>{headline}</h1>{PARAGRAPH * 12}</article>", encoding="utf-8")
        return path

    def until(self, condition, what):
        end = time.monotonic() + DEADLINE
        while not condition():
            self.assertLess(time.monotonic(), end, what)
            time.sleep(0.05)

    def articles(self):
        path = self.home / "data/postil/library.sqlite"
        if not path.exists():
            return ""
        try:
            with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as library:
                return "".join(row[0] for row in library.execute("SELECT json FROM article"))
        except sqlite3.OperationalError:
            return "" # it is being made

    def test_hands_over(self):
        first = self.start(self.page("First"))
        self.until(lambda: "First" in self.articles(), "the first start opened nothing")
        second = self.start(self.page("Second"))
        self.assertEqual(second.wait(DEADLINE), 0)
        self.until(lambda: "Second" in self.articles(), "the first start was not told")
        self.assertIsNone(first.poll())

    def test_two_at_once(self):
        both = [self.start(), self.start()]
        self.until(lambda: any(process.poll() == 0 for process in both), "both went on")
        self.until(lambda: (self.home / "data/postil/library.sqlite").exists(), "neither opened the library")
        self.assertEqual([process.poll() for process in both].count(None), 1)

    def test_after_one_that_died(self):
        first = self.start(self.page("First"))
        self.until(lambda: "First" in self.articles(), "the first start opened nothing")
        first.send_signal(signal.SIGKILL)
        first.wait()
        later = self.start(self.page("Later"))
        self.until(lambda: "Later" in self.articles(), "the later start opened nothing")
        self.assertIsNone(later.poll())


if __name__ == "__main__":
    main()
