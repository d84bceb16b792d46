# SPDX-License-Identifier: MIT
"""extract DIR [--predictions OUT.json] [--worst N]: how well articles are read, in figures (tests/support/corpusscore.py
says what a corpus looks like, textscore.py and metascore.py what the figures mean). DIR is a corpus, or a folder of
several. Prints JSON, a line for each figure. --predictions also writes what was found in the pages of the (last) corpus;
--worst names the pages whose text was read worst."""

import argparse
import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import corpusscore


def rounded(value):
    if isinstance(value, dict):
        return {key: rounded(each) for key, each in value.items()}
    return round(value, 4) if isinstance(value, float) else value


def table(result):
    """JSON with the figures of one kind in one line."""
    corpora = []
    for name, scores in result.items():
        lines = [f"    {json.dumps(kind)}: {json.dumps(rounded(score))}" for kind, score in scores.items()]
        corpora.append(f"  {json.dumps(name)}: {{\n" + ",\n".join(lines) + "\n  }")
    return '{\n  "bench": "extract",\n' + ",\n".join(corpora) + "\n}"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path, metavar="DIR")
    options.add_argument("--predictions", type=Path)
    options.add_argument("--worst", type=int, default=0)
    chosen = options.parse_args()
    corpora = [chosen.folder] if (chosen.folder / "ground-truth.json").exists() else sorted(
        path.parent for path in chosen.folder.glob("*/ground-truth.json"))
    if not corpora:
        sys.exit(f"extract: there is no ground-truth.json in {chosen.folder}, nor in a folder in it.")
    result = {}
    for corpus in corpora:
        truth = corpusscore.truth_of(corpus)
        found = corpusscore.read_pages(os.environ["POSTIL"], corpus, truth)
        name = corpus.resolve().name
        result[name] = corpusscore.figures(truth, found)
        if chosen.worst:
            worst = sorted(corpusscore.page_f1s(truth, found).items(), key=lambda item: item[1])
            result[name]["worst"] = dict(worst[:chosen.worst])
        if chosen.predictions:
            chosen.predictions.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
    print(table(result))


if __name__ == "__main__":
    main()
