# SPDX-License-Identifier: MIT
# Proves: The desktop entry, the AppStream description, the icon and the man page are valid and name each other.

import configparser
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree

from postiltest import SOURCE, main

ID = "org.postil.Postil"
PACKAGING = SOURCE / "packaging"
ICON = SOURCE / f"resources/icons/{ID}.svg"


def output(*command, **environment):
    done = subprocess.run(command, capture_output=True, text=True, check=False, **environment)
    return done.returncode, done.stdout + done.stderr


class DesktopFiles(unittest.TestCase):
    def test_desktop_entry(self):
        self.assertEqual(output("desktop-file-validate", PACKAGING / f"{ID}.desktop"), (0, ""))

    def test_appstream(self):
        # There is no home page to name yet.
        code, said = output("appstreamcli", "validate", "--no-net", "--no-color",
                            "--override", "url-homepage-missing=info", PACKAGING / f"{ID}.metainfo.xml")
        self.assertEqual(code, 0, said)

    def test_names_agree(self):
        entry = configparser.ConfigParser(interpolation=None, comment_prefixes=("#",))
        entry.optionxform = str
        entry.read(PACKAGING / f"{ID}.desktop", encoding="utf-8")
        desktop = entry["Desktop Entry"]
        component = ElementTree.parse(PACKAGING / f"{ID}.metainfo.xml").getroot()
        self.assertEqual(component.findtext("id"), ID)
        self.assertEqual(component.findtext("launchable"), f"{ID}.desktop")
        self.assertEqual(component.findtext("provides/binary"), desktop["Exec"].split()[0])
        self.assertEqual(desktop["Icon"], ICON.stem)
        self.assertEqual(component.findtext("name"), desktop["Name"])

    def test_desktop_hands_addresses_over(self):
        entry = configparser.ConfigParser(interpolation=None, comment_prefixes=("#",))
        entry.optionxform = str
        entry.read(PACKAGING / f"{ID}.desktop", encoding="utf-8")
        desktop = entry["Desktop Entry"]
        # One address, and nothing of it taken for an option's value or a shell's word.
        self.assertEqual(desktop["Exec"], "postil %u")
        types = desktop["MimeType"].split(";")
        for kind in ("x-scheme-handler/postil", "text/html", "application/x-mimearchive"):
            self.assertIn(kind, types)
        # Web pages in general are the browser's.
        self.assertFalse([kind for kind in types if kind in ("x-scheme-handler/http", "x-scheme-handler/https")])

    def test_icon_needs_nothing_from_outside(self):
        root = ElementTree.parse(ICON).getroot()
        self.assertEqual(root.get("viewBox"), "0 0 128 128")
        for element in root.iter():
            self.assertNotIn(element.tag.split("}")[-1], ("image", "script", "style", "text"))
            self.assertFalse([name for name in element.attrib if name.endswith("href")])

    def test_version_is_one(self):
        cmake = (SOURCE / "CMakeLists.txt").read_text(encoding="utf-8")
        version = cmake.split("project(postil VERSION ")[1].split()[0]
        component = ElementTree.parse(PACKAGING / f"{ID}.metainfo.xml").getroot()
        self.assertEqual(component.find("releases/release").get("version"), version)
        self.assertIn(f'"Postil {".".join(version.split(".")[:2])}"',
                      (PACKAGING / "postil.1").read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
