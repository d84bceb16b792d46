# SPDX-License-Identifier: MIT
# Proves: The folders include each other only as the design's layers allow, and every such rule is one that can fail.

import subprocess
import tempfile
import unittest
from pathlib import Path

import layers
from postiltest import SOURCE, main


def qt_includes():
    for qtpaths in ("qtpaths6", "/usr/lib/qt6/bin/qtpaths", "qmake6"):
        try:
            query = ["-query", "QT_INSTALL_HEADERS"]
            return subprocess.run([qtpaths, *query], capture_output=True, text=True, check=True).stdout.strip()
        except (FileNotFoundError, subprocess.CalledProcessError):
            continue
    return ""


# file, what it includes, a piece of the complaint ("" where the rule allows it), and what must exist beside it
CASES = [
    ("app/article/a.cpp", "source/page.h", ""),
    ("app/source/a.cpp", "article/article.h", "may not know"),
    ("app/library/a.cpp", "rendering/renderer.h", "may not know"),
    ("app/exporting/a.cpp", "rendering/renderer.h", ""),
    ("app/rendering/a.cpp", "exporting/files.h", "may not know"),
    ("app/dom/a.cpp", "net/httpclient.h", "may not know"),
    ("app/dom/a.cpp", "base/result.h", ""),
    ("app/base/a.cpp", "post/post.h", "may not know"),
    ("app/rendering/a.cpp", "net/httpclient.h", "may not know"),
    ("app/source/a.cpp", "net/httpclient.h", ""),
    ("app/library/a.cpp", "secrets/store.h", "may not know"),
    ("app/cli/a.cpp", "exporting/files.h", ""),
    ("app/attic/a.cpp", "base/result.h", "no layer rule knows"),
    ("app/post/a.cpp", "QWidget", "never includes Qt Widgets"),
    ("app/post/a.cpp", "qlabel.h", "never includes Qt Widgets"),
    ("app/post/a.cpp", "QtWidgets/QLabel", "never includes Qt Widgets"),
    ("app/post/a.cpp", "widgets/chip.h", "never includes ui"),
    ("app/dom/engine/a.cpp", "preview/webengine.h", ""),
    ("app/dom/a.cpp", "preview/webengine.h", "never includes ui"),
    ("app/article/a.cpp", "dom/engine/page.h", "only the engine module"),
    ("app/post/a.cpp", "../source/page.h", "never with .."),
    ("app/publishing/ghost/a.cpp", "publishing/blogger/wire.h", "the catalogue alone"),
    ("app/publishing/catalogue.cpp", "publishing/blogger/wire.h", ""),
    ("ui/preview/a.cpp", "compose/session.h", "only the main window"),
    ("ui/mainwindow.cpp", "compose/session.h", ""),
    ("ui/mainwindowactions.cpp", "compose/session.h", ""),
    ("ui/main.cpp", "preview/webengine.h", ""),
    ("ui/application.cpp", "compose/session.h", "only the main window"),
    ("ui/preview/a.cpp", "widgets/chip.h", ""),
    ("ui/widgets/a.cpp", "compose/session.h", "only the main window"),
    ("ui/preview/a.cpp", "post/post.h", ""),
]
TREE = ["app/base/result.h", "app/source/page.h", "app/article/article.h", "app/rendering/renderer.h",
        "app/exporting/files.h", "app/net/httpclient.h", "app/post/post.h", "app/secrets/store.h",
        "app/dom/engine/page.h", "app/publishing/blogger/wire.h", "ui/compose/session.h", "ui/preview/webengine.h",
        "ui/widgets/chip.h"]


class Layers(unittest.TestCase):
    def test_our_tree(self):
        found = list(layers.violations(SOURCE, layers.widgets_headers(qt_includes())))
        self.assertEqual(found, [], "\n" + "\n".join(found))

    def test_qt_widgets_headers_are_known(self):
        self.assertIn("QPushButton", layers.widgets_headers(qt_includes()))

    def test_each_rule_can_fail(self):
        for file, include, complaint in CASES:
            with self.subTest(file=file, include=include), tempfile.TemporaryDirectory() as name:
                tree = Path(name)
                for path in TREE:
                    (tree / path).parent.mkdir(parents=True, exist_ok=True)
                    (tree / path).write_text("#pragma once\n", encoding="utf-8")
                (tree / file).parent.mkdir(parents=True, exist_ok=True)
                (tree / file).write_text(f'#pragma once\n  #  include "{include}"\n', encoding="utf-8")
                found = list(layers.violations(tree, {"QWidget", "qlabel.h"}))
                if complaint:
                    self.assertEqual(len(found), 1, found)
                    self.assertIn(complaint, found[0])
                else:
                    self.assertEqual(found, [])


if __name__ == "__main__":
    main()
