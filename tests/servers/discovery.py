# SPDX-License-Identifier: MIT
"""Holds requests to a description of an API in Google's discovery format, or to a table of the same content."""

import json
import re

VIEW = ["VIEW_TYPE_UNSPECIFIED", "READER", "AUTHOR", "ADMIN"]
STATUS = ["LIVE", "DRAFT", "SCHEDULED", "SOFT_TRASHED"]
ORDER = ["ORDER_BY_UNSPECIFIED", "PUBLISHED", "UPDATED"]
BOOL, TEXT, COUNT = {"type": "boolean"}, {"type": "string"}, {"type": "integer"}
NEEDED = {"type": "string", "required": True}
ONE_VIEW, STATUSES = {"type": "string", "enum": VIEW}, {"type": "string", "enum": STATUS, "repeated": True}
POSTS = "v3/blogs/{blogId}/posts"
CHANGE = {"fetchBody": BOOL, "fetchImages": BOOL, "maxComments": COUNT, "publish": BOOL, "revert": BOOL}

# What Postil uses of Blogger's API: HTTP method, path, parameters of the query, what the body is.
BLOGGER = {
    "blogger.users.get": ("GET", "v3/users/{userId}", {}, None),
    "blogger.blogs.getByUrl": ("GET", "v3/blogs/byurl", {"url": NEEDED, "view": ONE_VIEW}, None),
    "blogger.blogUserInfos.get": ("GET", "v3/users/{userId}/blogs/{blogId}", {"maxPosts": COUNT}, None),
    "blogger.posts.insert": ("POST", POSTS, {"fetchBody": BOOL, "fetchImages": BOOL, "isDraft": BOOL}, "Post"),
    "blogger.posts.get": ("GET", POSTS + "/{postId}", {"fetchBody": BOOL, "fetchImages": BOOL, "maxComments": COUNT,
                                                       "view": ONE_VIEW}, None),
    "blogger.posts.getByPath": ("GET", POSTS + "/bypath", {"path": NEEDED, "maxComments": COUNT, "view": ONE_VIEW},
                                None),
    "blogger.posts.list": ("GET", POSTS, {
        "startDate": TEXT, "endDate": TEXT, "fetchBodies": BOOL, "fetchImages": BOOL, "labels": TEXT,
        "maxResults": COUNT, "orderBy": {"type": "string", "enum": ORDER}, "pageToken": TEXT, "status": STATUSES,
        "view": ONE_VIEW}, None),
    "blogger.posts.search": ("GET", POSTS + "/search", {"q": NEEDED, "fetchBodies": BOOL,
                                                        "orderBy": {"type": "string", "enum": ORDER}}, None),
    "blogger.posts.patch": ("PATCH", POSTS + "/{postId}", CHANGE, "Post"),
    "blogger.posts.publish": ("POST", POSTS + "/{postId}/publish", {"publishDate": TEXT}, None),
    "blogger.posts.revert": ("POST", POSTS + "/{postId}/revert", {}, None),
    "blogger.posts.delete": ("DELETE", POSTS + "/{postId}", {"useTrash": BOOL}, None),
}
SCHEMAS = {"Post": {"type": "object", "properties": {
    "kind": TEXT, "id": TEXT, "blog": {"type": "object", "properties": {"id": TEXT}}, "published": TEXT,
    "title": TEXT, "content": TEXT, "labels": {"type": "array", "items": TEXT}}}}


class Description:
    def __init__(self, methods=None, schemas=None):
        self.methods, self.schemas = methods or BLOGGER, schemas or SCHEMAS

    @classmethod
    def read(cls, path):
        with open(path, encoding="utf-8") as file:
            whole = json.load(file)
        methods = {}
        for resource in whole["resources"].values():
            for method in resource["methods"].values():
                query = {name: rule for name, rule in method.get("parameters", {}).items()
                         if rule["location"] == "query"}
                methods[method["id"]] = (method["httpMethod"], method["path"], query,
                                         method.get("request", {}).get("$ref"))
        return cls(methods, whole["schemas"])

    def find(self, verb, path):
        """The id of the method and the values in the path; those without a value come first."""
        for name, (method, template, _, _) in sorted(self.methods.items(), key=lambda row: row[1][1].count("{")):
            pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape("/" + template))
            found = re.fullmatch(pattern, path)
            if found and method == verb:
                return name, found.groupdict()
        return None, {}

    def faults(self, name, query, body):
        """Sentences: what is wrong with a request of this method."""
        _, _, rules, schema = self.methods[name]
        for parameter, values in query.items():
            rule = rules.get(parameter)
            if rule is None:
                yield f"{name} has no parameter {parameter}"
                continue
            if len(values) > 1 and not rule.get("repeated"):
                yield f"{parameter} is given {len(values)} times"
            yield from (f"{parameter}={value} is no {rule}" for value in values if not fits(value, rule))
        yield from (f"{name} needs {parameter}" for parameter, rule in rules.items()
                    if rule.get("required") and parameter not in query)
        if schema is None:
            if body:
                yield f"{name} takes no body"
            return
        try:
            yield from self.body_faults(json.loads(body), {"$ref": schema}, schema)
        except ValueError:
            yield f"{name}: the body is no JSON"

    def body_faults(self, value, rule, where):
        rule = self.schemas[rule["$ref"]] if "$ref" in rule else rule
        kinds = {"string": str, "boolean": bool, "integer": int, "number": (int, float), "array": list,
                 "object": dict}
        if not isinstance(value, kinds[rule["type"]]):
            yield f"{where} is no {rule['type']}"
        elif rule["type"] == "object":
            for name, field in value.items():
                if name not in rule["properties"]:
                    yield f"{where} has no field {name}"
                else:
                    yield from self.body_faults(field, rule["properties"][name], f"{where}.{name}")
        elif rule["type"] == "array":
            for item in value:
                yield from self.body_faults(item, rule["items"], where + "[]")
        elif "enum" in rule and value not in rule["enum"]:
            yield f"{where} is none of {rule['enum']}"


def fits(value, rule):
    if rule["type"] == "boolean":
        return value in ("true", "false")
    if rule["type"] == "integer":
        return value.isdigit()
    return value in rule.get("enum", [value])


def differences(own, whole):
    """Where the table is not what the description says."""
    for name, (verb, path, query, body) in own.methods.items():
        if name not in whole.methods:
            yield f"there is no {name}"
            continue
        told = whole.methods[name]
        if (verb, path, body) != (told[0], told[1], told[3]):
            yield f"{name} is {told[0]} {told[1]} {told[3]}"
        for parameter, rule in query.items():
            there = told[2].get(parameter, {})
            if any(there.get(key) != value for key, value in rule.items()):
                yield f"{name}: {parameter} is {there}"
    for schema, rule in own.schemas.items():
        yield from (f"{schema} has no {name}" for name in rule["properties"]
                    if name not in whole.schemas[schema]["properties"])
