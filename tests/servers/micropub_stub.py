#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A site with Micropub (w3.org/TR/micropub) in memory; every request is held to it: tokens, content types, the shapes of
the JSON, multipart uploads.

Arguments, any of: "header" (the endpoint is named by a Link header instead of a <link>), "nodrafts" (no word of drafts
in q=config), "nolist" (q=source wants an address; the
media endpoint has no list, either), "moving" (an update changes the post's address). Of IndieAuth, which every
request is held to as well: "metadata" (instead of the older links, with iss), "foreign" (metadata in another's name),
"stranger" (signs in somebody else), "other" (another page of the same site), "noscope" (grants nothing to write with).
Tokens: "token-&-all" may do everything, "token-&-read" nothing; signing in gives "token-&-N".

/stub/state     {"posts": […], "files": […]}
/stub/edit      {"id": N, "fields": {…}}: somebody at the site changes properties of a post
/stub/expire    {}: all tokens that signing in gave run out
"""

import base64
import email
import email.policy
import hashlib
import json
import re
import sys
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from standin import Answer, Broken, Stub

PROPERTIES = {"name", "content", "summary", "category", "published", "post-status", "mp-slug"}


def check_properties(properties):
    if not isinstance(properties, dict):
        raise Broken("properties are no object")
    for name, values in properties.items():
        if name not in PROPERTIES:
            raise Broken(f"unknown property {name}")
        if not isinstance(values, list) or not values:
            raise Broken(f"{name} is no list of values")
        for value in values:
            good = isinstance(value, dict) and set(value) == {"html"} if name == "content" else isinstance(value, str)
            if not good or (name == "published" and not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", value)):
                raise Broken(f"{name} makes no sense: {value!r:.80}")
    if properties.get("post-status", ["draft"])[0] not in ("draft", "published"):
        raise Broken("no such post-status")


class MicropubStub(Stub):
    def __init__(self, ways):
        super().__init__()
        self.ways, self.posts, self.files, self.next_id = ways, [], [], 1
        self.grants, self.good, self.given = {}, {"token-&-all"}, 0

    def label(self, request):
        label = super().label(request)
        if "q" in request.query:
            return f"{label} {request.first('q')}"
        found = re.search(rb'"action":"(\w+)"', request.body)
        return f"{label} {found.group(1).decode()}" if found else label

    def answer(self, request):
        return Answer(*self.served(request))

    def served(self, request):
        url = urlsplit(request.target)
        if url.path in ("/authorize", "/token", "/metadata"):
            return getattr(self, url.path[1:])(request, url)
        if url.path in ("/", "/somebody"):
            headers, link = {"Content-Type": "text/html"}, '<link rel="micropub" href="/micropub?x=1">'
            if "header" in self.ways:
                headers["Link"], link = '</micropub?x=1>; rel="micropub"', '<link rel=micropub href=/wrong>'
            if request.headers.get("Authorization"):
                raise Broken("the page gets no token")
            if "metadata" in self.ways:
                link += '<link rel="indieauth-metadata" href="/metadata">'
            else:
                link += '<link rel=authorization_endpoint href="/authorize?y=2"><link rel=token_endpoint href=/token>'
            return 200, f"<!doctype html><title>Site</title>{link}", headers
        if url.path not in ("/micropub", "/media"):
            return 404, b"nothing"
        token = request.headers.get("Authorization", "")
        if not token.startswith("Bearer "):
            raise Broken("no bearer token")
        if token == "Bearer token-&-read":
            return 403, {"error": "insufficient_scope", "scope": "create"}
        if token[len("Bearer "):] not in self.good:
            return 401, {"error": "unauthorized", "error_description": f"what is {token}?"}
        if url.path == "/media":
            return self.upload(request) if request.method == "POST" else self.uploads(request)
        query = parse_qs(url.query)
        if query.pop("x", None) != ["1"]:
            raise Broken("the endpoint's own query is lost")
        return self.ask(query) if request.method == "GET" else self.change(request)

    def broken(self, problem):
        return Answer(400, {"error": "invalid_request", "error_description": problem})

    # IndieAuth

    def metadata(self, request, url):
        issuer = "https://elsewhere.example/" if "foreign" in self.ways else self.url + "/"
        return 200, {"issuer": issuer, "authorization_endpoint": self.url + "/authorize?y=2",
                     "token_endpoint": self.url + "/token", "code_challenge_methods_supported": ["S256"],
                     "authorization_response_iss_parameter_supported": True}

    def authorize(self, request, url):
        fields = dict(parse_qsl(url.query, strict_parsing=True))
        expected = {"y", "response_type", "client_id", "redirect_uri", "state", "code_challenge",
                    "code_challenge_method", "scope", "me"}
        if set(fields) != expected or fields["y"] != "2" or fields["response_type"] != "code":
            raise Broken(f"asked for {sorted(fields)}")
        if not re.fullmatch(r"http://127\.0\.0\.1:\d+(/\S*)?", fields["redirect_uri"]):
            raise Broken("it does not come back to this machine")
        if not re.fullmatch(r"https?://[^/]+/.*", fields["client_id"]) or fields["me"] != self.url + "/":
            raise Broken("client_id and me are addresses")
        if fields["code_challenge_method"] != "S256" or len(fields["code_challenge"]) != 43 or len(fields["state"]) < 20:
            raise Broken("no PKCE, or no state")
        self.grants["code-1"] = fields
        back = {"code": "code-1", "state": fields["state"]}
        if "metadata" in self.ways:
            back["iss"] = self.url + "/"
        return 302, None, {"Location": fields["redirect_uri"] + "?" + urlencode(back)}

    def token(self, request, url):
        if request.method != "POST" or request.headers.get("Content-Type") != "application/x-www-form-urlencoded":
            raise Broken("a token is asked for by a form")
        fields = dict(parse_qsl(request.body.decode(), strict_parsing=True))
        kind = fields.pop("grant_type", None)
        if kind == "authorization_code":
            grant = self.grants.pop(fields["code"], None)
            digest = hashlib.sha256(fields["code_verifier"].encode()).digest()
            challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
            if not grant or challenge != grant["code_challenge"] or set(fields) != {"code", "client_id", "redirect_uri",
                                                                                    "code_verifier"}:
                raise Broken("another code, or not the one who began")
            if any(fields[name] != grant[name] for name in ("client_id", "redirect_uri")):
                raise Broken("another client")
        elif kind != "refresh_token" or set(fields) != {"refresh_token", "client_id"}:
            raise Broken(f"no such grant: {kind}")
        elif fields["refresh_token"] != f"refresh-{self.given}":
            return 400, {"error": "invalid_grant"}
        self.given += 1
        access = f"token-&-{self.given}"
        self.good.add(access)
        me = {"stranger": "https://somebody.example/", "other": self.url + "/somebody"}
        me = next((me[way] for way in self.ways if way in me), self.url + "/")
        scope = "profile" if "noscope" in self.ways else "create update delete media"
        return 200, {"access_token": access, "token_type": "Bearer", "scope": scope, "me": me,
                     "refresh_token": f"refresh-{self.given}", "expires_in": 3600}

    # Micropub

    def find(self, address):
        return next((post for post in self.posts if self.place(post) == address and not post["deleted"]), None)

    def place(self, post):
        return f"{self.url}/2026/{post['slug']}"

    def properties(self, post):
        return {**{name: values for name, values in post["properties"].items() if name != "mp-slug"},
                "url": [self.place(post)]}

    def ask(self, query):
        if query.get("q") == ["config"]:
            config = {"media-endpoint": f"{self.url}/media", "syndicate-to": []}
            if "nodrafts" not in self.ways:
                config["post-status"] = ["published", {"post-status": "draft", "name": "Draft"}]
            return 200, config
        if query.get("q") != ["source"]:
            raise Broken(f"unknown query {query}")
        if "url" in query:
            post = self.find(query["url"][0])
            if not post:
                return 400, {"error": "not_found"}
            return 200, {"type": ["h-entry"], "properties": self.properties(post)}
        if "nolist" in self.ways:
            return 400, {"error": "invalid_request", "error_description": "url is missing"}
        posts = [post for post in reversed(self.posts) if not post["deleted"]][:int(query["limit"][0])]
        items = [{"type": ["h-entry"], "properties": self.properties(post)} for post in posts]
        return 200, {"items": items}

    def change(self, request):
        if request.method != "POST" or request.headers.get("Content-Type") != "application/json":
            raise Broken("changes are a POST of JSON")
        body = json.loads(request.body)
        if "action" not in body:
            return self.create(body)
        post = self.find(body.get("url"))
        if not post:
            return 400, {"error": "not_found"}
        if body["action"] == "delete" and set(body) == {"action", "url"}:
            post["deleted"] = True
            return 204,
        if body["action"] != "update" or not set(body) <= {"action", "url", "replace", "delete"}:
            raise Broken(f"no such action: {body}")
        check_properties(body["replace"])
        if "mp-slug" in body["replace"]:
            raise Broken("mp-slug is for new posts")
        post["properties"].update(body["replace"])
        for name in body.get("delete", []):
            if name not in PROPERTIES:
                raise Broken(f"unknown property {name}")
            post["properties"].pop(name, None)
        if "moving" in self.ways:
            post["slug"] += "-moved"
            return 201, None, {"Location": self.place(post)}
        return 204,

    def create(self, body):
        if set(body) != {"type", "properties"} or body["type"] != ["h-entry"]:
            raise Broken("a new post is a type and properties")
        check_properties(body["properties"])
        if not {"name", "content", "post-status"} <= set(body["properties"]):
            raise Broken("name, content or post-status is missing")
        slug = body["properties"].get("mp-slug", [str(self.next_id)])[0]
        post = {"id": self.next_id, "slug": slug, "properties": body["properties"], "deleted": False}
        self.next_id += 1
        self.posts.append(post)
        return 201, None, {"Location": f"/2026/{slug}"}

    def uploads(self, request):
        if "nolist" in self.ways:
            return 400, "<h1>Bad request</h1>", {"Content-Type": "text/html"}
        if request.query.get("q") != ["source"]:
            raise Broken(f"unknown query {request.query}")
        newest = self.files[::-1][:int(request.first("limit"))]
        return 200, {"items": [{"url": f"{self.url}/files/a1-{file['name']}", "mime_type": file["type"]}
                               for file in newest]}

    def upload(self, request):
        kind = request.headers.get("Content-Type", "")
        if not kind.startswith("multipart/form-data"):
            raise Broken("files come as multipart/form-data")
        whole = b"Content-Type: " + kind.encode() + b"\r\n\r\n" + request.body
        parts = list(email.message_from_bytes(whole, policy=email.policy.HTTP).iter_parts())
        if len(parts) != 1 or parts[0].get_param("name", header="content-disposition") != "file":
            raise Broken("one part, named file")
        name, data = parts[0].get_filename(), parts[0].get_payload(decode=True)
        self.files.append({"name": name, "type": parts[0].get_content_type(), "size": len(data)})
        return 201, None, {"Location": f"{self.url}/files/a1-{name}"}

    def control(self, request):
        if request.path == "/stub/state":
            return Answer(200, {"posts": self.posts, "files": self.files})
        if request.path == "/stub/edit":
            self.posts[request.json()["id"]]["properties"].update(request.json()["fields"])
            return Answer(200, {})
        if request.path == "/stub/expire":
            self.good = set()
            return Answer(200, {})
        return super().control(request)


MicropubStub(sys.argv[1:]).serve()
