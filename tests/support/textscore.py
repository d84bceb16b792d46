# SPDX-License-Identifier: MIT
"""How well the text that was found in pages is the text of their articles.

Body: the overlap of runs of four words, each counted as often as it occurs; precision and recall are means over pages,
F1 is the harmonic mean of the two. Snippets: whether pieces that belong to the article are in the text and pieces that
do not are not, white space folded, counted over all pages together."""

import re
from collections import Counter
from statistics import fmean

RUN = 4


def runs(text):
    words = re.findall(r"\w+", text or "")
    return Counter(tuple(words[at:at + RUN]) for at in range(max(1, len(words) - RUN + 1)) if words)


def harmonic(precision, recall):
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def page_score(truth, found):
    """(precision, recall) of one page; None where there is nothing to take a share of."""
    wanted, got = runs(truth), runs(found)
    hits = (wanted & got).total()
    return (hits / got.total() if got else None), (hits / wanted.total() if wanted else None)


def page_f1(truth, found):
    return harmonic(*(share or 0.0 for share in page_score(truth, found)))


def body_score(pairs):
    """Of (truth, found) texts."""
    scores = [page_score(truth, found) for truth, found in pairs]
    precision, recall = (fmean([share for share in shares if share is not None] or [0.0]) for shares in zip(*scores))
    return {"f1": harmonic(precision, recall), "precision": precision, "recall": recall}


def folded(text):
    return re.sub(r"\s+", " ", text or "").strip()


def snippet_score(pages):
    """Of (pieces inside, pieces outside, found text)."""
    inside = outside = kept = leaked = 0
    for wanted, unwanted, found in pages:
        text = folded(found)
        inside += len(wanted)
        outside += len(unwanted)
        kept += sum(folded(piece) in text for piece in wanted)
        leaked += sum(folded(piece) in text for piece in unwanted)
    precision, recall = kept / max(1, kept + leaked), kept / max(1, inside)
    return {"f1": harmonic(precision, recall), "precision": precision, "recall": recall,
            "missed": inside - kept, "leaked": leaked}
