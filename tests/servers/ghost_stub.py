#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""ghost_stub.py: stands in for Ghost's Admin API as Ghost 5.130 behaves; ghost.py has a real one.

Its line of JSON has "url" and "key". /stub/posts: everything on the blog; /stub/images: the paths of
all pictures.
"""

import base64
import email.parser
import email.policy
import hashlib
import hmac
import json
import re
import time
from datetime import datetime, timedelta, timezone

from standin import Answer, Stub

KEY, SECRET = "6567a1b2c3d4e5f601234567", "0123456789abcdef" * 4
FIELDS = {"title", "slug", "html", "status", "tags", "published_at", "updated_at", "custom_excerpt", "feature_image",
          "feature_image_alt", "feature_image_caption"}
PROTECTED = ("ghost", "rss", "amp")  # parts of Ghost itself


def refuse(status, kind, message, context=None, code=None):
    return Answer(status, {"errors": [{"message": message, "context": context, "type": kind, "code": code}]})


def when(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


class Ghost(Stub):
    def __init__(self):
        super().__init__()
        self.posts, self.number, self.images = {}, 0, {}

    def said(self):
        return {"key": f"{KEY}:{SECRET}"}

    def control(self, request):
        if request.path == "/stub/images":
            return Answer(200, list(self.images))
        return Answer(200, list(self.posts.values())) if request.path == "/stub/posts" else super().control(request)

    def answer(self, request):
        path = request.path.removeprefix("/ghost/api/admin/")
        if request.path in self.images:
            if "Authorization" in request.headers:
                self.fault("pictures are for everybody: no token goes there")
            return Answer(200, self.images[request.path][0], {"Content-Type": self.images[request.path][1]})
        if path == request.path:
            raise Answer(404, "<h1>Page not found</h1>", {"Content-Type": "text/html"})
        if not path.endswith("/"):
            raise Answer(301, "", {"Location": request.path + "/"})
        if request.headers.get("Accept-Version") != "v5.0":
            self.fault(f"{request.method} {path} does not say for which version it is")
        if path == "site/":
            return Answer(200, {"site": {"title": "Ghost on loopback", "url": self.url + "/", "version": "5.130"}})
        self.check_token(request)
        if path == "images/upload/" and request.method == "POST":
            return self.upload(request)
        found = re.fullmatch(r"posts/(?:slug/([^/]+)/|([^/]+)/)?", path)
        if not found:
            raise refuse(404, "NotFoundError", "Resource not found")
        slug, post = found.groups()
        if slug:
            post = next((name for name, one in self.posts.items() if one["slug"] == slug), "")
        if request.method == "POST" and not found.group(1) and not found.group(2):
            return self.add(request)
        if request.method == "GET" and post is None:
            return self.browse(request)
        if post not in self.posts:
            raise refuse(404, "NotFoundError", "Resource not found error, cannot read post.", "Post not found.")
        if request.method == "PUT":
            return self.edit(request, self.posts[post])
        if request.method == "DELETE":
            del self.posts[post]
            return Answer(204)
        return Answer(200, {"posts": [self.shown(self.posts[post], request)]})

    def check_token(self, request):
        kind, _, token = request.headers.get("Authorization", "").partition(" ")
        parts = token.split(".")
        if kind != "Ghost" or len(parts) != 3:
            raise refuse(403, "NoPermissionError", "Authorization failed")

        def unpacked(part):
            return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
        head, claims = json.loads(unpacked(parts[0])), json.loads(unpacked(parts[1]))
        digest = hmac.new(bytes.fromhex(SECRET), ".".join(parts[:2]).encode(), hashlib.sha256).digest()
        if head.get("kid") != KEY:
            raise refuse(401, "UnauthorizedError", "Unknown Admin API Key", None, "UNKNOWN_ADMIN_API_KEY")
        if head["alg"] != "HS256" or not hmac.compare_digest(digest, unpacked(parts[2])):
            raise refuse(401, "UnauthorizedError", "Invalid token: invalid signature", None, "INVALID_JWT")
        now = time.time()
        if claims["aud"] != "/admin/" or not now <= claims["exp"] <= claims["iat"] + 300 or claims["iat"] < now - 300:
            raise refuse(401, "UnauthorizedError", "Invalid token: jwt expired", None, "INVALID_JWT")

    # What a post becomes.
    def set(self, post, fields, request):
        before = post["status"]
        for name in set(fields) - FIELDS:
            self.fault(f"posts have no field {name}, or it is not ours")
        for name, value in fields.items():
            if name == "html":
                # Without this the body is left as it is, and nothing is said.
                if request.first("source") == "html":
                    post["html"] = self.kept(value)
                    post["lexical"] = json.dumps({"root": {"children": [{"type": "html", "html": post["html"]}]}})
            elif name == "tags":
                post["tags"] = [{"id": f"t{number}", "name": tag if isinstance(tag, str) else tag["name"]}
                                for number, tag in enumerate(value)]
            elif name == "slug":
                post["slug"] = self.free_slug(value, post)
            elif name != "updated_at":
                post[name] = value
        now = datetime.now(timezone.utc)
        if post["status"] == "scheduled" and before == "published":
            raise refuse(422, "ValidationError", "Your post is already published, please reload your page.")
        if post["status"] == "scheduled" and when(post["published_at"]) < now - timedelta(minutes=2):
            raise refuse(422, "ValidationError", "Validation error, cannot save post.",
                         "Date must be at least -2 minutes in the future.")
        if post["status"] == "published" and not post["published_at"]:
            post["published_at"] = now.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        post["updated_at"] = now.strftime("%Y-%m-%dT%H:%M:%S.000Z")
        post["url"] = f"{self.url}/{post['slug'] if post['status'] == 'published' else 'p/' + post['id']}/"

    @staticmethod
    def kept(html):
        """A card is kept; all else is written anew."""
        card = re.fullmatch(r"<!--kg-card-begin: html-->\n(.*)\n<!--kg-card-end: html-->", html, re.DOTALL)
        if card:
            return f"\n<!--kg-card-begin: html-->\n{card[1]}\n<!--kg-card-end: html-->\n"
        return re.sub(r" class=\"[^\"]*\"|</?(article|section|data|cite)[^>]*>", "", html)

    def free_slug(self, slug, post):
        slug = slug[:185]
        slug = slug + "-post" if slug in PROTECTED else slug
        taken = {one["slug"] for one in self.posts.values() if one is not post}
        return next(one for one in [slug] + [f"{slug}-{number}" for number in range(2, 999)] if one not in taken)

    def given(self, request):
        fields = request.json().get("posts", [None])[0]
        if not fields or not fields.get("title", "x").strip():
            raise refuse(422, "ValidationError", "Validation error, cannot save post.", "Value cannot be blank.")
        if fields.get("status", "draft") not in ("draft", "published", "scheduled"):
            raise refuse(422, "ValidationError", "Validation error, cannot save post.", "No such status.")
        return fields

    def add(self, request):
        fields = self.given(request)
        self.number += 1
        post = {"id": f"{self.number:024x}", "status": "draft", "html": None, "lexical": None, "tags": [],
                "published_at": None, "custom_excerpt": None, "feature_image": None, "feature_image_alt": None,
                "feature_image_caption": None, "visibility": "public", "slug": ""}
        self.set(post, {"slug": re.sub("[^a-z0-9]+", "-", fields["title"].lower()).strip("-"), **fields}, request)
        self.posts[post["id"]] = post
        return Answer(201, {"posts": [self.shown(post, request)]})

    def edit(self, request, post):
        fields = self.given(request)
        if "updated_at" not in fields:
            raise refuse(422, "ValidationError", "Validation error, cannot edit post.", "updated_at is needed.")
        if fields["updated_at"] != post["updated_at"]:
            raise refuse(409, "UpdateCollisionError", "Saving failed! Someone else is editing this post.", None,
                         "UPDATE_COLLISION")
        new = dict(post)
        self.set(new, fields, request)
        post.update(new)
        return Answer(200, {"posts": [self.shown(post, request)]})

    @staticmethod
    def shown(post, request):
        formats = request.first("formats", "lexical").split(",")
        fields = request.first("fields")
        return {name: value for name, value in post.items()
                if (name not in ("html", "lexical") or name in formats) and (not fields or name in fields.split(","))}

    def browse(self, request):
        posts = list(self.posts.values())
        wanted = request.first("filter")
        if wanted and wanted.startswith("slug:["):
            slugs = re.findall(r"'((?:\\['\"]|[^'\"])+)'", wanted)
            posts = [post for post in posts if post["slug"] in slugs]
        elif wanted:
            words = re.fullmatch(r"title:~'((?:\\['\"]|[^'\"])+)'", wanted)
            if not words:
                raise refuse(400, "BadRequestError", "Error parsing filter")
            text = re.sub(r"\\(['\"])", r"\1", words[1])
            posts = [post for post in posts if text.lower() in post["title"].lower()]
        if request.first("order") == "updated_at desc":
            posts.sort(key=lambda post: (post["updated_at"], post["id"]), reverse=True)
        page, limit = int(request.first("page", "1")), min(int(request.first("limit", "15")), 100)
        pages = max(1, -(-len(posts) // limit))
        return Answer(200, {"posts": [self.shown(post, request) for post in posts[(page - 1) * limit:page * limit]],
                            "meta": {"pagination": {"page": page, "pages": pages, "limit": limit,
                                                    "next": page + 1 if page < pages else None}}})

    def upload(self, request):
        form = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(
            b"Content-Type: " + request.headers["Content-Type"].encode() + b"\r\n\r\n" + request.body)
        parts = {part.get_param("name", header="content-disposition"): part for part in form.iter_parts()}
        file = parts.get("file")
        if file is None:
            raise refuse(422, "ValidationError", "Please select an image.")
        if file.get_content_type() not in ("image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml"):
            raise refuse(415, "UnsupportedMediaTypeError", "The file type you uploaded is not supported.")
        folder = f"/content/images/{datetime.now(timezone.utc):%Y/%m}/"
        stem, _, suffix = file.get_filename().rpartition(".")
        names = [f"{stem}.{suffix}"] + [f"{stem}-{number}.{suffix}" for number in range(1, 99)]
        path = next(folder + name for name in names if folder + name not in self.images)
        self.images[path] = (file.get_payload(decode=True), file.get_content_type())
        return Answer(201, {"images": [{"url": self.url + path,
                                        "ref": parts["ref"].get_content().strip() if "ref" in parts else None}]})


if __name__ == "__main__":
    Ghost().serve()
