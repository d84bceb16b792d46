# SPDX-License-Identifier: MIT
"""How well headline, byline, date and lead image of pages were read. Each comparison gives two marks from 0 to 1, strict
and lenient:

title      the same letter for letter but for case, quotes, dashes and spaces; or one holds the other and is 60 % of it
byline     the same set of names; or the F1 of the two sets
published  the same minute, without a zone by the clock on the wall; or the same day, in UTC or as written
image      the same address; or the same file, whatever its size
"""

import datetime
import email.utils
import html
import re
import unicodedata
from statistics import fmean
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

# Characters that say the same.
ALIKE = {"'": "\u2018\u2019\u201a\u201b\u2032`\u00b4\u2039\u203a", '"': "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb",
         "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212", " ": "\u00a0", "": "\u200b\u200c\u200d\u00ad\ufeff",
         "...": "\u2026"}
FOLD = str.maketrans({each: plain for plain, others in ALIKE.items() for each in others})


def plain(text):
    text = unicodedata.normalize("NFKC", html.unescape(str(text or "")).translate(FOLD)).translate(FOLD)
    return " ".join(text.casefold().split())


def listed(value):
    return value if isinstance(value, list) else [] if value is None else [value]


def title_marks(truth, found, others=None):
    found = plain(found)
    exact = any(plain(title) == found for title in listed(truth))
    held = any(found and title and (title in found or found in title)
               and min(len(title), len(found)) >= 0.6 * max(len(title), len(found))
               for title in map(plain, listed(truth) + listed(others)))
    return float(exact), float(exact or held)


JOINT = re.compile(r"\s*(?:[,;|/\n\u2022\u00b7&]|\b(?:and|und|et|y|og|och)\b|\b[ei]\b(?=\s))\s*")
LABEL = re.compile(r"^(?:(?:written|story|text|reported|article|published|edited|posted)\s+)?"
                   r"(?:by|von|par|por|de|di|av|af|door|van|przez|autor(?:in)?|author|text)\b\s*:?\s+")


def without_accents(text):
    return "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))


def names(value):
    """The set of names in a byline, or a list of bylines."""
    parts = [part for text in listed(value) for part in JOINT.split(LABEL.sub("", plain(text)))]
    bare = (re.sub(r"[^\w\s]", " ", without_accents(LABEL.sub("", part.strip()))) for part in parts)
    return {" ".join(name.split()) for name in bare} - {""}


def byline_marks(truth, found):
    """None where the truth names nobody."""
    wanted, got = names(truth), names(found)
    if not wanted:
        return None
    return float(wanted == got), 2 * len(wanted & got) / (len(wanted) + len(got))


ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|[+-]\d\d:?\d\d|[+-]\d\d)?)?")
SPOKEN = ["%a %b %d %Y %H:%M:%S GMT%z", "%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%Y/%m/%d", "%m/%d/%Y",
          "%d.%m.%Y"]


def spoken_time(text):
    try:
        moment = email.utils.parsedate_to_datetime(text)
        return moment, True
    except (TypeError, ValueError):
        pass
    for form in SPOKEN:
        try:
            return datetime.datetime.strptime(re.sub(r"\s*\(.*\)$", "", text), form), "%H" in form
        except ValueError:
            continue
    return None


def moment_of(value):
    """(datetime, whether it has a time of day) or None."""
    text = str(value or "").strip()
    if re.fullmatch(r"\d{10}(?:\d{3})?(?:\.\d+)?", text):
        seconds = float(text) / (1000 if float(text) > 1e11 else 1)
        return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc), True
    found = ISO.match(text)
    if not found:
        return spoken_time(text) if text else None
    day, clock, seconds, zone = found.groups()
    try:
        moment = datetime.datetime.fromisoformat(f"{day}T{clock}:{seconds or '00'}" if clock else day)
    except ValueError:
        return None
    if zone in ("Z", "UTC"):
        moment = moment.replace(tzinfo=datetime.timezone.utc)
    elif zone:
        hours, minutes = int(zone[1:3]), int(zone.replace(":", "")[3:5] or 0)
        offset = datetime.timedelta(hours=hours, minutes=minutes) * (-1 if zone[0] == "-" else 1)
        if abs(offset) < datetime.timedelta(days=1):
            moment = moment.replace(tzinfo=datetime.timezone(offset))
    return moment, bool(clock)


def days_of(moment):
    days = {moment.date()}
    if moment.tzinfo and 1 < moment.year < 9999:
        days.add(moment.astimezone(datetime.timezone.utc).date())
    return days


def same_minute(truth, found):
    if truth.tzinfo and found.tzinfo:
        return abs(truth - found) < datetime.timedelta(minutes=1)
    walls = [truth.replace(tzinfo=None)]
    if truth.tzinfo:
        walls.append(truth.astimezone(datetime.timezone.utc).replace(tzinfo=None))
    return any(abs(wall - found.replace(tzinfo=None)) < datetime.timedelta(minutes=1) for wall in walls)


def published_marks(truth, found):
    """None where the truth is no time."""
    wanted, got = moment_of(truth), moment_of(found)
    if not wanted:
        return None
    if not got:
        return 0.0, 0.0
    same_day = bool(days_of(wanted[0]) & days_of(got[0]))
    strict = same_day if not wanted[1] else got[1] and same_minute(wanted[0], got[0])
    return float(strict), float(same_day or strict)


TRACKING = re.compile(r"utm_|fbclid|gclid|mc_|at_|xtor|ito$|icid|cmp|ref$|smid|srnd|rss|source$|partner", re.I)


def bare_address(address, with_query):
    try:
        parts = urlsplit(str(address or "").strip())
        host = re.sub(r"^(?:www|amp|m)\.", "", (parts.hostname or "").lower())
    except ValueError:
        return ""
    items = sorted(item for item in parse_qsl(parts.query, keep_blank_values=True) if not TRACKING.match(item[0]))
    query = f"?{urlencode(items)}" if with_query and items else ""
    return host + unquote(parts.path).rstrip("/") + query


def file_name(address):
    name = unquote(bare_address(address, False)).rsplit("/", 1)[-1]
    name = re.sub(r"\.(?:jpe?g|png|webp|gif|avif)$", "", name, flags=re.I)
    return re.sub(r"[-_](?:\d{2,4}x\d{2,4}|\d{3,4}w?)$", "", name)


def image_marks(truth, found):
    if not found:
        return 0.0, 0.0
    exact = any(bare_address(each, True) == bare_address(found, True) for each in listed(truth))
    # Services that scale pictures carry the picture's own address in theirs.
    spelled = unquote(unquote(str(found)))
    name = file_name(found)
    same_file = any(
        len(file_name(each)) > 3 and (file_name(each) == name or file_name(each) in spelled)
        or len(name) > 3 and name in unquote(unquote(str(each))) for each in listed(truth))
    return float(exact), float(exact or same_file)


MARKS = {"byline": byline_marks, "publishedTime": published_marks, "image": image_marks}


def marks_of(field, truth, found):
    if field == "title":
        return title_marks(truth["title"], found.get("title"), truth.get("titleAlt"))
    return MARKS[field](truth[field], found.get(field))


def field_score(field, pairs):
    """Of (truth, found) pages; None where no truth has the field."""
    marks = [marks_of(field, truth, found) for truth, found in pairs if truth.get(field) not in (None, "")]
    marks = [mark for mark in marks if mark is not None]
    if not marks:
        return None
    strict, lenient = zip(*marks)
    return {"pages": len(marks), "strict": fmean(strict), "lenient": fmean(lenient)}
