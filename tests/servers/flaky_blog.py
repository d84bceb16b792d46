#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A blog whose server and network fail in every way: flaky_blog.py SEED

It speaks as much of WordPress's REST interface as creating and looking up posts needs, and does with slugs what
WordPress does: a second post of the same one gets "slug-2". Many a post is created and the answer lost. Prints
"ready PORT"; GET /counts tells what is there. Not one of its failures is told by what the client sent, so a client
cannot be right by chance.
"""

import json
import random
import re
import socketserver
import sys
import threading
import time
import urllib.parse

FAILURES = {
    "before": ["refused", "busy", "hangs up"],
    "after": ["hangs up", "half a status", "half a body", "silence", "error page", "warning before the data"],
}


class Blog:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lock = threading.Lock()
        self.posts = []
        self.failures = {}

    def fate(self, odds):
        """When and how this request fails, or (None, None)."""
        with self.lock:
            if self.random.random() > odds:
                return None, None
            when = self.random.choice(["before", "after", "after"])
            how = self.random.choice(FAILURES[when])
            self.failures[f"{how} {when}"] = self.failures.get(f"{how} {when}", 0) + 1
            return when, how

    def create(self, fields):
        with self.lock:
            taken = {post["slug"] for post in self.posts}
            slug, number = fields["slug"], 2
            while slug in taken:
                slug, number = f"{fields['slug']}-{number}", number + 1
            post = {
                "id": len(self.posts) + 1, "slug": slug, "status": fields["status"],
                "title": {"raw": fields["title"], "rendered": fields["title"].replace("'", "&#8217;")},
                "content": {"raw": fields["content"]}, "modified_gmt": "2026-11-24T12:00:00",
                "link": f"http://blog.example/{slug}/", "_links": {},
            }
            self.posts.append(post)
            return post

    def with_slug(self, slug):
        with self.lock:
            return [post for post in self.posts if post["slug"] == slug]

    def trash(self, number):
        with self.lock:
            post = self.posts[number - 1]
            post.update(status="trash", slug=post["slug"] + "__trashed")
            return post

    def counts(self):
        with self.lock:
            standing = [post for post in self.posts if post["status"] != "trash"]
            return {"posts": len(standing), "titles": len({post["title"]["raw"] for post in standing}),
                    "failures": self.failures}


def whole(status, body, kind="application/json"):
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        try:
            while self.one():
                pass
        except OSError:
            pass

    def one(self):
        line = self.rfile.readline().decode("latin1").split()
        if len(line) < 2:
            return False
        length = 0
        while (header := self.rfile.readline().decode("latin1").strip()):
            name, _, value = header.partition(":")
            if name.lower() == "content-length":
                length = int(value)
        body = self.rfile.read(length)
        url = urllib.parse.urlsplit(line[1])
        if url.path == "/counts":
            return self.say(whole("200 OK", json.dumps(self.server.blog.counts()).encode()))
        number = re.fullmatch(r"/wp-json/wp/v2/posts/(\d+)", url.path)
        if line[0] == "DELETE" and number:
            return self.say(whole("200 OK", json.dumps(self.server.blog.trash(int(number[1]))).encode()))
        if url.path != "/wp-json/wp/v2/posts":
            return self.say(whole("404 Not Found", b'{"code":"rest_no_route","message":"No route"}'))
        creates = line[0] == "POST"
        when, how = self.server.blog.fate(0.7 if creates else 0.2)
        if when == "before":
            return self.fail(how, b"")
        if creates:
            answer = whole("201 Created", json.dumps(self.server.blog.create(json.loads(body))).encode())
        else:
            slug = urllib.parse.parse_qs(url.query).get("slug", [""])[0]
            answer = whole("200 OK", json.dumps(self.server.blog.with_slug(slug)).encode())
        return self.fail(how, answer) if how else self.say(answer)

    def say(self, answer):
        self.wfile.write(answer)
        return True

    def fail(self, how, answer):
        if how == "refused":
            return self.say(whole("503 Service Unavailable", b"<h1>Down for a moment</h1>", "text/html"))
        if how == "busy":
            return self.say(whole("429 Too Many Requests", b"{}"))
        if how == "half a status":
            self.wfile.write(answer[:12])
        elif how == "half a body":
            self.wfile.write(answer[: answer.index(b"\r\n\r\n") + 9])
        elif how == "silence":
            time.sleep(3)
        elif how == "error page":
            return self.say(whole("500 Internal Server Error", b"<h1>Error</h1>", "text/html"))
        elif how == "warning before the data":
            data = answer.partition(b"\r\n\r\n")[2]
            return self.say(whole("200 OK", b"<br />\n<b>Warning</b>: in x.php" + data, "text/html"))
        return False


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True


with Server(("127.0.0.1", 0), Handler) as server:
    server.blog = Blog(int(sys.argv[1]))
    print(f"ready {server.server_address[1]}", flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()  # ends with whoever started it
