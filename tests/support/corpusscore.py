# SPDX-License-Identifier: MIT
"""A corpus of articles read by `postil fetch --batch`, and how well. A corpus is a folder with ground-truth.json ({id:
{url, title, byline, publishedTime, image, articleBody, with, without}}, each field only where it is known) and the pages
as html/ID.html or html/ID.html.gz."""

import gzip
import json
import os
import subprocess
import tempfile
from pathlib import Path
from statistics import median

import metascore
import textscore

FIELDS = ["title", "byline", "publishedTime", "image"]


def truth_of(corpus):
    return json.loads((Path(corpus) / "ground-truth.json").read_text(encoding="utf-8"))


def page_file(corpus, name, scratch):
    """The page as a file that is not packed."""
    plain = Path(corpus) / "html" / f"{name}.html"
    if plain.exists():
        return plain
    unpacked = Path(scratch) / f"{name}.html"
    unpacked.write_bytes(gzip.decompress(plain.with_name(f"{name}.html.gz").read_bytes()))
    return unpacked


def fetch(postil, listing):
    """{id: answer} to the lines of a file for `postil fetch --batch`."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    answers = subprocess.run([postil, "fetch", "--batch", listing], env=environment, check=True,
                             stdout=subprocess.PIPE, encoding="utf-8").stdout
    return {answer["id"]: answer for answer in map(json.loads, filter(None, answers.split("\n")))}


def read_pages(postil, corpus, truth):
    """{id: what `postil fetch` says of the page}, for the pages of `truth`."""
    with tempfile.TemporaryDirectory() as scratch:
        lines = [json.dumps({"id": name, "file": str(page_file(corpus, name, scratch)), "base_url": page["url"]})
                 for name, page in truth.items()]
        listing = Path(scratch) / "list.jsonl"
        listing.write_text("\n".join(lines), encoding="utf-8")
        return fetch(postil, listing)


def page_f1s(truth, found):
    """{id: F1 of the body}, for the pages whose body is known."""
    return {name: textscore.page_f1(page["articleBody"], found[name].get("articleBody"))
            for name, page in truth.items() if page.get("articleBody")}


def figures(truth, found):
    """The figures of one corpus; those that its truth says nothing of are left out."""
    result = {"pages": len(truth), "failures": sum("error" in page for page in found.values())}
    bodies = [(page["articleBody"], found[name].get("articleBody")) for name, page in truth.items()
              if page.get("articleBody")]
    if bodies:
        result["body"] = textscore.body_score(bodies)
    snippets = [(page.get("with") or [], page.get("without") or [], found[name].get("articleBody"))
                for name, page in truth.items() if page.get("with") or page.get("without")]
    if snippets:
        result["snippets"] = textscore.snippet_score(snippets)
    for field in FIELDS:
        score = metascore.field_score(field, [(page, found[name]) for name, page in truth.items()])
        if score:
            result[field] = score
    times = [page["ms"] for page in found.values() if "ms" in page]
    if times:
        result["ms"] = {"median": median(times), "max": max(times)}
    return result
