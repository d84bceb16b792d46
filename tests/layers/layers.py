# SPDX-License-Identifier: MIT
"""The layer rules of the design, read from the #includes of a tree with app/ and ui/ in it."""

import re
from pathlib import Path

# The way of the data, upstream first. Folders of one step are siblings and do not know each other.
PATH = [{"source"}, {"article"}, {"excerpt"}, {"post"}, {"coverage", "rendering", "importing", "library"},
        {"exporting", "publishing"}, {"cli"}]
GROUND = {"base", "markdown", "media", "dom", "net", "secrets", "settings", "spelling"}
ONLY_FOR = {"net": {"source", "coverage", "publishing"}, "secrets": {"publishing"}}
STEP = {folder: number for number, folders in enumerate(PATH) for folder in folders}
# In ui, these see everything; the rest see their own folder and the shared ground.
MAKERS = re.compile(r"ui/(mainwindow[^/]*|main\.cpp)(/.*)?$")
UI_GROUND = {"widgets"}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)


def allowed(user, used):
    """Whether a folder of app may include another one of app."""
    if user == used or used == "base":
        return True
    if user in GROUND:
        return False
    if used in ONLY_FOR and user not in ONLY_FOR[used]:
        return False
    return used in GROUND or STEP[used] < STEP[user]


def widgets_headers(qt_includes):
    """The names of every header of Qt Widgets, forwarding ones included; empty where Qt is not found."""
    folder = Path(qt_includes) / "QtWidgets"
    return {path.name for path in folder.iterdir() if path.is_file()} if folder.is_dir() else set()


def folder_of(path):
    """The folder below app/ or ui/; empty for files that lie directly in it."""
    return path.parts[1] if len(path.parts) > 2 else ""


def violations(tree, widgets=frozenset()):
    """Sentences, one for each #include that breaks a rule."""
    files = [path.relative_to(tree) for top in ("app", "ui") for path in sorted((tree / top).rglob("*"))
             if path.suffix in (".h", ".cpp")]
    known = {(top, folder_of(path)) for path in files for top in [path.parts[0]]}
    for path in files:
        own = folder_of(path)
        if path.parts[0] == "app" and own not in GROUND and own not in STEP:
            yield f"{path}: no layer rule knows the folder app/{own}"
            continue
        for _, target in INCLUDE.findall((tree / path).read_text(encoding="utf-8")):
            sentence = broken_rule(path, own, target, known, widgets, tree)
            if sentence:
                yield f'{path} includes "{target}": {sentence}'


def broken_rule(path, own, target, known, widgets, tree):
    first = target.split("/")[0]
    if ".." in target.split("/"):
        return "paths start at app/ or ui/, never with .."
    in_app, in_ui = (tree / "app" / target).is_file(), (tree / "ui" / target).is_file()
    if "/" not in target and (tree / path.parent / target).is_file():
        return None  # beside the file itself
    if path.parts[0] == "app":
        if first == "QtWidgets" or target in widgets:
            return "app never includes Qt Widgets"
        if in_app:
            if "engine" in Path(target).parts and "engine" not in path.parts:
                return "only the engine module includes its own headers"
            if allowed(own, first):
                return service_rule(path, Path(target))
            return f"{own} may not know {first}"
        # The engine module is the one place where app meets the door that ui defines for it.
        if in_ui and not ("engine" in path.parts and target == "preview/webengine.h"):
            return "app never includes ui"
        return None
    if MAKERS.match(path.as_posix()) or in_app or not in_ui:
        return None
    if first == own or first in UI_GROUND:
        return None
    return f"in ui, only the main window and main.cpp include sibling folders; {own or 'this file'} is neither"


def service_rule(path, target):
    """One publishing service (a folder in publishing/) never includes another; nothing outside names one."""
    if target.parts[0] != "publishing" or len(target.parts) < 3:
        return None
    service = target.parts[1]
    if path.parts[1] == "publishing" and (len(path.parts) == 3 or path.parts[2] == service):
        return None
    return "a publishing service is known to the catalogue alone"
