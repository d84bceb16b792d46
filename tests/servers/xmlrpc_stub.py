#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A blog with XML-RPC as Movable Type and its kin have it (metaWeblog.*, blogger.*, mt_ fields), or with WordPress's
own methods: xmlrpc_stub.py metaweblog|wordpress. Every call is held to the specifications: method, number and types
of its parameters, names and types of its fields.

User "editor", password "pass-&-<word>".

/stub/state     {"posts": […], "files": […]}
/stub/edit      {"id": ID, "fields": {…}}: somebody at the blog changes a post
"""

import datetime
import re
import sys
import xmlrpc.client as rpc

from standin import Answer, Broken, Stub

USER, PASSWORD = "editor", "pass-&-<word>"
BLOG = "7"
CATEGORIES = ["News", "Ships & harbours"]
ZONE = datetime.timezone(datetime.timedelta(hours=2))

STRING, BOOL, INT, STRINGS, TIME = "string", "boolean", "int", "array of strings", "time in UTC"
METAWEBLOG = {"title": STRING, "description": STRING, "mt_excerpt": STRING, "mt_text_more": STRING,
              "mt_keywords": STRING, "categories": STRINGS, "dateCreated": TIME, "date_created_gmt": TIME,
              "wp_slug": STRING, "mt_basename": STRING}
WORDPRESS = {"post_type": STRING, "post_status": STRING, "post_title": STRING, "post_content": STRING,
             "post_excerpt": STRING, "post_name": STRING, "post_date_gmt": TIME, "terms_names": dict,
             "if_not_modified_since": TIME}


def check(value, kind, name):
    good = {STRING: lambda v: isinstance(v, str), BOOL: lambda v: isinstance(v, bool),
            INT: lambda v: isinstance(v, int) and not isinstance(v, bool), dict: lambda v: isinstance(v, dict),
            list: lambda v: isinstance(v, list),
            STRINGS: lambda v: isinstance(v, list) and all(isinstance(item, str) for item in v),
            TIME: lambda v: isinstance(v, rpc.DateTime) and re.fullmatch(r"\d{8}T\d\d:\d\d:\d\dZ", v.value)}[kind](value)
    if not good:
        raise Broken(f"{name} is no {kind}: {value!r:.80}")


def check_struct(fields, known, required):
    check(fields, dict, "the struct")
    for name, value in fields.items():
        if name not in known:
            raise Broken(f"unknown field {name}")
        check(value, known[name], name)
    for name in required:
        if name not in fields:
            raise Broken(f"{name} is missing")


def time_of(value):
    return datetime.datetime.strptime(value.value, "%Y%m%dT%H:%M:%SZ").replace(tzinfo=datetime.timezone.utc)


def stamp(time, zone):
    return rpc.DateTime(time.astimezone(zone).strftime("%Y%m%dT%H:%M:%S"))


class XmlRpcStub(Stub):
    def __init__(self, dialect):
        super().__init__()
        self.wordpress = dialect == "wordpress"
        self.posts, self.next_id, self.files = {}, 41, []
        self.clock = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)

    # WordPress tells changes by the second, and tests are faster than that.
    def tick(self):
        now = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
        self.clock = max(self.clock + datetime.timedelta(seconds=1), now)
        return self.clock

    def label(self, request):
        found = re.search(rb"<methodName>([\w.]+)</methodName>", request.body)
        return found.group(1).decode() if found else super().label(request)

    def answer(self, request):
        if request.method == "GET" and request.target == "/":
            page = (f'<!doctype html><title>Blog</title><link rel="EditURI" type="application/rsd+xml" title="RSD" '
                    f'href="{self.url}/rsd.xml?a=1&amp;b=2">')
            return Answer(200, page, {"Content-Type": "text/html"})
        if request.method == "GET" and request.target == "/rsd.xml?a=1&b=2":
            rsd = (f'<?xml version="1.0"?><rsd version="1.0" xmlns="http://archipelago.phrasewise.com/rsd"><service>'
                   f'<apis><api name="Blogger" blogID="{BLOG}" preferred="true" apiLink="{self.url}/blogger"/>'
                   f'<api name="MetaWeblog" blogID="{BLOG}" preferred="false" apiLink="{self.url}/rpc"/>'
                   f"</apis></service></rsd>")
            return Answer(200, rsd, {"Content-Type": "application/rsd+xml"})
        if request.target != "/rpc":
            return Answer(404, "<h1>Not here</h1>", {"Content-Type": "text/html"})
        if request.method != "POST":
            return Answer(405, "XML-RPC server accepts POST requests only.", {"Content-Type": "text/plain"})
        if not request.headers.get("Content-Type", "").startswith("text/xml"):
            raise Broken("the Content-Type must be text/xml")
        try:
            parameters, method = rpc.loads(request.body)
        except Exception as problem:
            raise Broken(f"no XML-RPC: {problem}") from problem
        function = getattr(self, method.replace(".", "_"), None)
        known = function and method in self.methods()
        try:
            value = function(*parameters) if known else self.deny(-32601, "requested method not found")
            body = rpc.dumps((value,), methodresponse=True, allow_none=False)
        except rpc.Fault as fault:
            body = rpc.dumps(fault, methodresponse=True)
        except TypeError as problem:
            raise Broken(f"parameters: {problem}") from problem
        return Answer(200, body, {"Content-Type": "text/xml; charset=UTF-8"})

    def broken(self, problem):
        return Answer(200, rpc.dumps(rpc.Fault(-32602, problem), methodresponse=True), {"Content-Type": "text/xml"})

    def deny(self, code, text):
        raise rpc.Fault(code, text)

    def methods(self):
        names = ["system.listMethods", "blogger.getUsersBlogs", "blogger.deletePost", "metaWeblog.newPost",
                 "metaWeblog.editPost", "metaWeblog.getPost", "metaWeblog.getRecentPosts", "metaWeblog.getCategories",
                 "metaWeblog.newMediaObject"]
        own = ["wp.getUsersBlogs", "wp.newPost", "wp.editPost", "wp.getPost", "wp.getPosts", "wp.deletePost",
               "wp.getMediaLibrary"]
        return names + own if self.wordpress else names

    def system_listMethods(self):
        return self.methods()

    def login(self, user, password):
        check(user, STRING, "user")
        check(password, STRING, "password")
        if (user, password) != (USER, PASSWORD):
            # WordPress has a number for it, Movable Type only words.
            self.deny(403 if self.wordpress else 1, f"Invalid login {password}")

    def blog(self, blog):
        check(blog, STRING, "blog")
        if blog != BLOG:
            self.deny(2, f"No such blog {blog}")

    def post(self, id):
        check(id, STRING, "post id")
        if id not in self.posts:
            self.deny(404 if self.wordpress else 3, f"Invalid entry ID '{id}'")
        return self.posts[id]

    def blogger_getUsersBlogs(self, key, user, password):
        check(key, STRING, "application key")
        self.login(user, password)
        return [{"blogid": BLOG, "blogName": "The <b>Harbour</b>", "url": self.url + "/"}]

    def wp_getUsersBlogs(self, user, password):
        return self.blogger_getUsersBlogs("", user, password)

    def metaWeblog_getCategories(self, blog, user, password):
        self.blog(blog), self.login(user, password)
        return [{"categoryId": str(n), "categoryName": name.replace("&", "&amp;"), "description": ""}
                for n, name in enumerate(CATEGORIES)]

    def metaWeblog_newMediaObject(self, blog, user, password, media):
        self.blog(blog), self.login(user, password)
        check(media, dict, "the media object")
        if set(media) != {"name", "type", "bits"} or not isinstance(media["bits"], rpc.Binary):
            raise Broken("a media object has name, type and bits")
        self.files.append({"name": media["name"], "type": media["type"], "size": len(media["bits"].data)})
        return {"id": "f1", "url": f"{self.url}/files/{media['name']}", "type": media["type"]}

    def wp_getMediaLibrary(self, blog, user, password, query):
        self.blog(blog), self.login(user, password)
        check_struct(query, {"number": INT, "offset": INT, "parent_id": INT, "mime_type": STRING}, ["number"])
        return [{"attachment_id": f"f{number}", "link": f"{self.url}/files/{file['name']}", "title": file["name"]}
                for number, file in enumerate(self.files)][::-1][:query["number"]]

    # MetaWeblog

    def store(self, id, fields, publish):
        check_struct(fields, METAWEBLOG, ["title", "description", "mt_keywords", "categories"])
        check(publish, BOOL, "publish")
        for name in fields["categories"]:
            if name not in CATEGORIES:
                raise Broken(f"no such category: {name}")
        post = self.posts.get(id, {"id": id, "date": self.tick(), "slug": f"entry_{id}"})
        post.update(title=fields["title"], content=fields["description"], excerpt=fields.get("mt_excerpt", ""),
                    keywords=fields["mt_keywords"], categories=fields["categories"],
                    status="publish" if publish else "draft", changed=self.tick(),
                    slug=fields.get("mt_basename", post["slug"]).replace("-", "_"))
        if "dateCreated" in fields:
            post["date"] = time_of(fields["dateCreated"])
        self.posts[id] = post

    def metaWeblog_newPost(self, blog, user, password, fields, publish):
        self.blog(blog), self.login(user, password)
        id = str(self.next_id)
        self.store(id, fields, publish)
        self.next_id += 1
        return id

    def metaWeblog_editPost(self, id, user, password, fields, publish):
        self.login(user, password), self.post(id)
        self.store(id, fields, publish)
        return True

    def told(self, post):
        link = f"{self.url}/2026/{post['slug']}.html"
        return {"postid": post["id"], "title": post["title"], "description": post["content"],
                "mt_excerpt": post["excerpt"], "mt_text_more": "", "mt_keywords": post["keywords"],
                "categories": post["categories"], "dateCreated": stamp(post["date"], ZONE),
                "link": link, "permaLink": link, "userid": "1"}

    def metaWeblog_getPost(self, id, user, password):
        self.login(user, password)
        return self.told(self.post(id))

    def metaWeblog_getRecentPosts(self, blog, user, password, count):
        self.blog(blog), self.login(user, password), check(count, INT, "count")
        newest = sorted(self.posts.values(), key=lambda post: post["date"], reverse=True)
        return [self.told(post) for post in newest[:count]]

    def blogger_deletePost(self, key, id, user, password, publish):
        check(key, STRING, "application key"), check(publish, BOOL, "publish")
        self.login(user, password), self.post(id)
        del self.posts[id]
        return True

    # WordPress

    def keep(self, id, fields):
        check_struct(fields, WORDPRESS, ["post_title", "post_content", "post_status", "terms_names"])
        terms = fields["terms_names"]
        if set(terms) != {"category", "post_tag"}:
            raise Broken("both taxonomies are needed")
        check(terms["category"], STRINGS, "category"), check(terms["post_tag"], STRINGS, "post_tag")
        if fields["post_status"] not in ("draft", "publish", "future", "private"):
            raise Broken(f"no such status: {fields['post_status']}")
        post = self.posts.get(id, {"id": id, "date": self.tick()})
        if "post_date_gmt" in fields:
            post["date"] = time_of(fields["post_date_gmt"])
        post.update(title=fields["post_title"], content=fields["post_content"], excerpt=fields["post_excerpt"],
                    slug=fields["post_name"], categories=terms["category"], keywords="; ".join(terms["post_tag"]),
                    status=fields["post_status"], changed=self.tick())
        self.posts[id] = post

    def wp_newPost(self, blog, user, password, fields):
        self.blog(blog), self.login(user, password)
        id = str(self.next_id)
        self.keep(id, fields)
        self.next_id += 1
        return id

    def wp_editPost(self, blog, user, password, id, fields):
        self.blog(blog), self.login(user, password)
        post = self.post(id)
        since = fields.get("if_not_modified_since")
        if since is None:
            raise Broken("if_not_modified_since is missing")
        if post["changed"] > time_of(since):
            self.deny(409, "There is a revision of this post that is more recent.")
        self.keep(id, fields)
        return True

    def shown(self, post):
        utc = datetime.timezone.utc
        status = "publish" if post["status"] == "future" else post["status"]
        terms = [{"taxonomy": "category", "name": name.replace("&", "&amp;")} for name in post["categories"]]
        terms += [{"taxonomy": "post_tag", "name": name} for name in post["keywords"].split("; ") if name]
        return {"post_id": post["id"], "post_title": post["title"], "post_content": post["content"],
                "post_excerpt": post["excerpt"], "post_name": post["slug"], "post_status": status,
                "post_date_gmt": stamp(post["date"], utc), "post_modified_gmt": stamp(post["changed"], utc),
                "link": f"{self.url}/{post['slug']}/", "terms": terms}

    def wp_getPost(self, blog, user, password, id, fields):
        self.blog(blog), self.login(user, password), check(fields, STRINGS, "fields")
        return self.shown(self.post(id))

    def wp_getPosts(self, blog, user, password, query, fields):
        self.blog(blog), self.login(user, password), check(fields, STRINGS, "fields")
        check_struct(query, {"number": INT, "orderby": STRING, "order": STRING, "s": STRING}, ["number"])
        newest = sorted((post for post in self.posts.values() if post["status"] != "trash"),
                        key=lambda post: post["changed"], reverse=True)
        text = query.get("s", "").lower()
        return [self.shown(post) for post in newest if text in (post["title"] + post["content"]).lower()][:query["number"]]

    def wp_deletePost(self, blog, user, password, id):
        self.blog(blog), self.login(user, password)
        self.post(id)["status"] = "trash"
        return True

    # The test

    def control(self, request):
        if request.path == "/stub/state":
            return Answer(200, {"posts": [{**post, "date": post["date"].isoformat(),
                                           "changed": post["changed"].isoformat()} for post in self.posts.values()],
                                "files": self.files})
        if request.path == "/stub/edit":
            told = request.json()
            self.posts[told["id"]].update(told["fields"], changed=self.tick())
            return Answer(200, {})
        return super().control(request)


XmlRpcStub(sys.argv[1]).serve()
