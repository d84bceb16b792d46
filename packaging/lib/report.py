# SPDX-License-Identifier: MIT
"""Prints what each test proves and how it went, from ctest's JUnit file and the list of claims."""

import re
import sys
import textwrap
import xml.etree.ElementTree as ElementTree


def claims(path):
    with open(path, encoding="utf-8") as file:
        return dict(line.rstrip("\n").split("\t", 1) for line in file if "\t" in line)


def outcome(case):
    if case.find("failure") is not None or case.get("status") == "fail":
        return "FAIL"
    if case.find("skipped") is not None or case.get("status") in ("notrun", "disabled"):
        return "skip"
    return "pass"


def skip_reasons(case):
    """QtTest writes 'SKIP   : Class::function(row) why', our Python tests 'SKIP   : why'."""
    reasons = re.findall(r"^SKIP\s*: (?:\S+\(.*?\) )?(.+)$", case.findtext("system-out") or "", re.MULTILINE)
    skipped = case.find("skipped")
    if not reasons and skipped is not None:
        reasons = [skipped.get("message") or "no reason given"]
    return list(dict.fromkeys(reasons))


def main():
    proves = claims(sys.argv[1])
    count = {"pass": 0, "FAIL": 0, "skip": 0}
    cases = sorted(ElementTree.parse(sys.argv[2]).getroot().iter("testcase"), key=lambda case: case.get("name"))
    width = max((len(case.get("name")) for case in cases), default=0)
    print(f"\n{'':4}  {'time':>7}  {'test':{width}}  what it proves")
    for case in cases:
        name, how = case.get("name"), outcome(case)
        count[how] += 1
        lines = textwrap.wrap(proves.get(name, ""), max(40, 110 - width)) or [""]
        print(f"{how:4}  {float(case.get('time') or 0):6.2f}s  {name:{width}}  {lines[0]}")
        indent = " " * (17 + width)
        for line in lines[1:]:
            print(indent + line)
        for reason in skip_reasons(case):
            print(f"{indent}skipped{' a part' if how == 'pass' else ''}: {reason}")
    print(f"\n{count['pass']} passed, {count['FAIL']} failed, {count['skip']} skipped")
    return 1 if count["FAIL"] or not cases else 0


sys.stdout.reconfigure(encoding="utf-8")
sys.exit(main())
