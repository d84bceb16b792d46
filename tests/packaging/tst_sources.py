# SPDX-License-Identifier: MIT
# Proves: Every source file carries its licence and stays small, and no file of the tree names a download address.

import json
import re
import unittest

from postiltest import SOURCE, main, source_files

CODE = {".cpp", ".h", ".js", ".py", ".sh", ".cmake", ".css"}
LICENCE = "SPDX-License-Identifier: MIT"
LONGEST = 400
# Hosts of package registries and archives, taken apart so that this file is not its own finding.
REGISTRIES = re.compile("|".join(
    name.replace(" ", r"\.") for name in (
        "registry npmjs org", "registry yarnpkg com", "npmmirror com", "deb debian org", "ftp debian org",
        "security debian org", "snapshot debian org", "archive ubuntu com", "pypi org", "pythonhosted org",
        "proxy golang org", "crates io", "dl flathub org")))


def is_code(path):
    # What a template holds goes into the users' own pages, word for word.
    if path.is_relative_to("resources/templates"):
        return False
    return path.suffix in CODE or path.name == "CMakeLists.txt" or (SOURCE / path).read_bytes()[:2] == b"#!"


class Sources(unittest.TestCase):
    def test_licence_first(self):
        without = [str(path) for path in source_files() if is_code(path) and "corpus" not in path.parts
                   and LICENCE not in "".join((SOURCE / path).read_text(encoding="utf-8").splitlines(True)[:2])]
        self.assertEqual(without, [], "these do not start with an SPDX line")

    def test_small_files(self):
        long = []
        for path in source_files():
            if path.parts[0] in ("app", "ui") and is_code(path):
                lines = (SOURCE / path).read_text(encoding="utf-8").count("\n")
                if lines > LONGEST:
                    long.append(f"{path}: {lines} lines")
        self.assertEqual(long, [], f"past {LONGEST} lines: look for the second thing inside")

    def test_lock_file_names_no_address(self):
        lock = json.loads((SOURCE / "resources/web/package-lock.json").read_text(encoding="utf-8"))
        packages = {name: entry for name, entry in lock["packages"].items() if name}
        self.assertTrue(packages)
        self.assertEqual([name for name, entry in packages.items() if "resolved" in entry], [])
        self.assertEqual([name for name, entry in packages.items() if not entry.get("integrity")], [])

    def test_no_registry_host(self):
        found = []
        for path in source_files():
            text = (SOURCE / path).read_bytes().decode("utf-8", "replace")
            found += [f"{path}: {match.group()}" for match in REGISTRIES.finditer(text)]
        self.assertEqual(found, [])


if __name__ == "__main__":
    main()
