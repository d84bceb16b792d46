#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""blogger_stub.py [DESCRIPTION]: stands in for Google: the Blogger API v3, and its way to sign in.

Every request is held to DESCRIPTION, Google's own of the API, or without it to the table in discovery.py. Of one
blog, https://harbour.example/, whose user is what /stub/user says: {"role": "ADMIN", "AUTHOR" or "READER"}.

/stub/posts     everything on the blog
/stub/edit      {"id": …, "title": …}: somebody else changes a post
/stub/fill      {"count": …}: so many posts, "Post 0" and on, each other one a draft
/stub/rewrite   {"from": …, "to": …}: what Blogger makes of the posts it is sent
/stub/expire    {}: access tokens run out;  /stub/revoke {}: refresh tokens too
/stub/grant     {"scope": …}: what the user allows from now on; {"error": "access_denied"}: nothing
"""

import base64
import hashlib
import re
import sys
from datetime import datetime, timedelta, timezone
from urllib.parse import parse_qs, urlencode, urlsplit

from discovery import Description, differences
from standin import Answer, Stub

BLOG = "4967929378133675647"
ADDRESS = "https://harbour.example/"
SCOPE = "https://www.googleapis.com/auth/blogger"
CLIENT, SECRET = "stub.apps.googleusercontent.com", "client-secret-of-the-stub"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def refuse(code, reason, message, **more):
    return Answer(code, {"error": {"code": code, "message": message, **more,
                                   "errors": [{"domain": "global", "reason": reason, "message": message}]}})


class Blogger(Stub):
    def __init__(self, description):
        super().__init__()
        self.description = Description.read(description) if description else Description()
        if description:
            self.faults += differences(Description(), self.description)
        self.posts, self.number, self.ticks = {}, 3000000000000000000, 0
        self.role, self.rewritten = "ADMIN", ("", "")
        self.access = {"access-token-1": SCOPE}
        self.refresh, self.codes, self.grant, self.issued = {"refresh-token-1"}, {}, {"scope": SCOPE}, 1

    # What a test says.
    def control(self, request):
        name = request.path.removeprefix("/stub/")
        told = request.json() if request.body else {}
        if name == "posts":
            return Answer(200, list(self.posts.values()))
        if name == "user":
            self.role = told["role"]
        elif name == "fill":
            for number in range(told["count"]):
                self.insert({"title": f"Post {number}", "content": "<p>Some words.</p>"}, "false" if number % 2 else "true")
        elif name == "rewrite":
            self.rewritten = (told["from"], told["to"])
        elif name == "edit":
            self.change(self.posts[told.pop("id")], told)
        elif name in ("expire", "revoke"):
            self.access.clear()
            if name == "revoke":
                self.refresh.clear()
        elif name == "grant":
            self.grant = told
        else:
            return super().control(request)
        return Answer(200, {})

    def answer(self, request):
        if request.path == "/auth":
            return self.consent(request)
        if request.path == "/token":
            return self.token(request)
        name, values = self.description.find(request.method, request.path)
        if name is None:
            self.fault(f"the API has no {request.method} {request.path}")
            raise refuse(404, "notFound", "Not Found")
        for fault in self.description.faults(name, request.query, request.body):
            self.fault(fault)
        for parameter in ("publishDate", "startDate", "endDate"):
            if parameter in request.query and not RFC3339.fullmatch(request.first(parameter)):
                self.fault(f"{parameter} is no time of RFC 3339")
        self.check_token(request)
        if values.get("userId", "self") != "self" or values.get("blogId", BLOG) != BLOG:
            raise refuse(404, "notFound", "Not Found")
        return getattr(self, name.split(".", 1)[1].replace(".", "_"))(request, values.get("postId", ""))

    # Signing in.
    def consent(self, request):
        wanted = {"client_id": CLIENT, "response_type": "code", "scope": SCOPE, "code_challenge_method": "S256",
                  "access_type": "offline"}
        for name, value in wanted.items():
            if request.first(name) != value:
                self.fault(f"{name} is {request.first(name)} where one signs in")
        back = request.first("redirect_uri", "")
        if urlsplit(back).hostname != "127.0.0.1" or len(request.first("state", "")) < 20:
            self.fault(f"no way back to the program: {request.target}")
        answer = {"state": request.first("state")}
        if "error" in self.grant:
            answer["error"] = self.grant["error"]
        else:
            code = f"code-{len(self.codes) + 1}"
            self.codes[code] = (request.first("code_challenge"), back)
            answer |= {"code": code, "scope": self.grant["scope"]}
        return Answer(302, "", {"Location": back + "?" + urlencode(answer)})

    def token(self, request):
        form = {name: values[0] for name, values in parse_qs(request.body.decode()).items()}
        if form.get("client_id") != CLIENT or form.get("client_secret") != SECRET:
            raise Answer(401, {"error": "invalid_client", "error_description": "The OAuth client was not found."})
        if form.get("grant_type") == "refresh_token":
            if form.get("refresh_token") not in self.refresh:
                raise Answer(400, {"error": "invalid_grant",
                                   "error_description": "Token has been expired or revoked."})
            return Answer(200, self.issue(SCOPE))
        challenge, back = self.codes.pop(form.get("code"), ("", ""))
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != challenge or form.get("redirect_uri") != back:
            self.fault("a code was exchanged that was given to somebody else")
            raise Answer(400, {"error": "invalid_grant", "error_description": "Bad Request"})
        new = f"refresh-token-{self.issued + 1}"
        self.refresh.add(new)
        return Answer(200, {**self.issue(self.grant["scope"]), "refresh_token": new})

    def issue(self, scope):
        self.issued += 1
        token = f"access-token-{self.issued}"
        self.access[token] = scope
        return {"access_token": token, "expires_in": 3599, "scope": scope, "token_type": "Bearer"}

    def check_token(self, request):
        kind, _, token = request.headers.get("Authorization", "").partition(" ")
        if kind != "Bearer" or token not in self.access:
            raise refuse(401, "authError", "Request had invalid authentication credentials.",
                         status="UNAUTHENTICATED")
        if SCOPE not in self.access[token].split():
            raise refuse(403, "insufficientPermissions", "Request had insufficient authentication scopes.",
                         status="PERMISSION_DENIED", details=[{"reason": "ACCESS_TOKEN_SCOPE_INSUFFICIENT"}])

    # The blog and its user.
    def users_get(self, _request, _post):
        return Answer(200, {"kind": "blogger#user", "id": "g1", "displayName": "Harbour Editor"})

    def blogs_getByUrl(self, request, _post):
        if urlsplit(request.first("url")).hostname != "harbour.example":
            raise refuse(404, "notFound", "Not Found")
        return Answer(200, {"kind": "blogger#blog", "id": BLOG, "name": "Harbour Notes", "url": ADDRESS})

    def blogUserInfos_get(self, _request, _post):
        if self.role == "READER":
            raise refuse(403, "forbidden", "We're sorry, but you don't have permission to access this resource.")
        return Answer(200, {"kind": "blogger#blogUserInfo", "blog": {"id": BLOG, "url": ADDRESS},
                            "blog_user_info": {"kind": "blogger#blogPerUserInfo", "blogId": BLOG,
                                               "role": self.role, "hasAdminAccess": self.role == "ADMIN"}})

    # Posts.
    def now(self):
        """A second later each time, so that the order is one."""
        self.ticks += 1
        return datetime.now(timezone.utc) + timedelta(milliseconds=self.ticks)

    def change(self, post, fields):
        old, new = self.rewritten
        for name, value in fields.items():
            post[name] = value.replace(old, new) if name == "content" and old else value
        post["updated"] = self.now().isoformat()
        post["etag"] = '"' + base64.b64encode(f"timestamp: {self.ticks}".encode()).decode() + '"'

    def post(self, name, view="ADMIN"):
        post = self.posts.get(name)
        if post is None or (view == "READER" and post["status"] != "LIVE"):
            raise refuse(404, "notFound", "Not Found")
        return post

    def shown(self, post, view, body="true"):
        return {key: value for key, value in post.items()
                if (key != "status" or view == "ADMIN") and (key != "content" or body == "true")}

    def view(self, request):
        view = request.first("view", "READER")
        if view == "ADMIN" and self.role != "ADMIN":
            raise refuse(403, "forbidden", "We're sorry, but you don't have permission to access this resource.")
        return view

    def writable(self, request, name):
        if self.role == "READER":
            raise refuse(403, "forbidden", "We're sorry, but you don't have permission to access this resource.")
        post = self.post(name)
        if request.headers.get("If-Match", post["etag"]) != post["etag"]:
            raise refuse(412, "conditionNotMet", "Precondition Failed")
        return post

    def publish(self, post, at=None):
        now = datetime.now(timezone.utc)
        if at is None:  # a time that was set before is kept
            saved = datetime.fromisoformat(post["published"])
            at = saved if saved > now else now
        slug = re.sub("[^a-z0-9]+", "-", post["title"].lower()).strip("-")
        self.change(post, {"status": "SCHEDULED" if at > now else "LIVE", "published": at.isoformat(),
                           "url": post.get("url") or f"{ADDRESS}{at:%Y/%m}/{slug}.html"})

    def revert(self, post):
        self.change(post, {"status": "DRAFT"})

    def posts_insert(self, request, _post):
        if self.role == "READER":
            raise refuse(403, "forbidden", "We're sorry, but you don't have permission to access this resource.")
        fields = {name: value for name, value in request.json().items() if name != "kind"}
        if "published" in fields and not RFC3339.fullmatch(fields["published"]):
            self.fault("published is no time of RFC 3339")
        post = self.insert(fields, request.first("isDraft"))
        return Answer(200, self.shown(post, self.role, request.first("fetchBody", "true")))

    def insert(self, fields, is_draft):
        self.number += 1
        post = {"kind": "blogger#post", "id": str(self.number), "blog": {"id": BLOG}, "status": "DRAFT",
                "published": datetime.now(timezone.utc).isoformat(), "replies": {"totalItems": "0"}}
        self.posts[post["id"]] = post
        self.change(post, fields)
        if is_draft != "true":
            self.publish(post, datetime.fromisoformat(post["published"]))
        return post

    def posts_get(self, request, name):
        view = self.view(request)
        return Answer(200, self.shown(self.post(name, view), view, request.first("fetchBody", "true")))

    def posts_getByPath(self, request, _post):
        for post in self.posts.values():
            if urlsplit(post.get("url", "")).path == request.first("path") and post["status"] == "LIVE":
                return Answer(200, self.shown(post, self.view(request)))
        raise refuse(404, "notFound", "Not Found")

    def found(self, request, posts, view):
        posts.sort(key=lambda post: post["updated" if request.first("orderBy") == "UPDATED" else "published"],
                   reverse=True)
        start, count = int(request.first("pageToken", "0")), min(int(request.first("maxResults", "10")), 50)
        answer = {"kind": "blogger#postList"}
        if posts[start:start + count]:
            answer["items"] = [self.shown(post, view, request.first("fetchBodies", "true"))
                               for post in posts[start:start + count]]
        if start + count < len(posts):
            answer["nextPageToken"] = str(start + count)
        return Answer(200, answer)

    def posts_list(self, request, _post):
        view, statuses = self.view(request), request.query.get("status", ["LIVE"])
        if view == "READER" and statuses != ["LIVE"]:
            raise refuse(403, "forbidden", "We're sorry, but you don't have permission to access this resource.")
        return self.found(request, [post for post in self.posts.values() if post["status"] in statuses], view)

    def posts_search(self, request, _post):
        words = request.first("q").lower()
        return self.found(request, [post for post in self.posts.values() if post["status"] == "LIVE"
                                    and words in (post["title"] + post["content"]).lower()], "READER")

    def posts_patch(self, request, name):
        post = self.writable(request, name)
        self.change(post, {field: value for field, value in request.json().items() if field != "kind"})
        if request.first("publish") == "true":
            self.publish(post)
        if request.first("revert") == "true":
            self.revert(post)
        return Answer(200, self.shown(post, self.role, request.first("fetchBody", "true")))

    def posts_publish(self, request, name):
        post, at = self.writable(request, name), request.first("publishDate")
        self.publish(post, datetime.fromisoformat(at) if at else None)
        return Answer(200, self.shown(post, self.role))

    def posts_revert(self, request, name):
        post = self.writable(request, name)
        self.revert(post)
        return Answer(200, self.shown(post, self.role))

    def posts_delete(self, request, name):
        post = self.writable(request, name)
        if request.first("useTrash") != "true":
            del self.posts[name]
            return Answer(204)
        self.change(post, {"status": "SOFT_TRASHED", "trashed": datetime.now(timezone.utc).isoformat()})
        return Answer(204)


if __name__ == "__main__":
    Blogger(sys.argv[1] if len(sys.argv) > 1 else None).serve()
