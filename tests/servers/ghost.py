#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A real Ghost from the npm registry, on SQLite and on this machine alone.

ghost.py prepare         installs it in the folder $POSTIL_GHOST: takes minutes
ghost.py serve FOLDER    starts one with its data in FOLDER, prints a line of JSON, {"url": …, "key": …}, and
                         stops it when standard input ends

Version 5.130 is the last that takes Node 20, which Debian 13 has.
"""

import http.cookiejar
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

GHOST = "ghost@5.130.6"
YARN = "yarn@1.22.22"  # reads the lock file that Ghost comes with
NODE_GYP = "/usr/share/nodejs/node-gyp/bin/node-gyp.js"


def home():
    place = os.environ.get("POSTIL_GHOST")
    if not place:
        sys.exit("POSTIL_GHOST does not say where Ghost is, or is to be.")
    return Path(place)


def run(*command, folder):
    subprocess.run(command, cwd=folder, check=True, stdout=sys.stderr)


def unpack(package, folder):
    """A package of the registry, without what it depends on."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    name = subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, text=True,
                          stdout=subprocess.PIPE).stdout.split()[-1]
    run("tar", "--extract", "--gzip", "--strip-components=1", f"--file={name}", folder=folder)
    (folder / name).unlink()


def prepare():
    place = home()
    if (place / "ready").exists():
        return
    unpack(GHOST, place / "ghost")
    unpack(YARN, place / "yarn")
    ghost = place / "ghost"
    registry = subprocess.run(["npm", "config", "get", "registry"], check=True, text=True,
                              stdout=subprocess.PIPE).stdout.strip()
    lock = ghost / "yarn.lock"
    lock.write_text(re.sub(r'(resolved ")https://[^/]+/', lambda found: found[1] + registry,
                           lock.read_text("utf-8")), "utf-8")
    # Some of what its makers test with comes from git, and is fetched even where it is not to be installed.
    description = json.loads((ghost / "package.json").read_text("utf-8"))
    for unused in ("devDependencies", "nx"):
        description.pop(unused, None)
    (ghost / "package.json").write_text(json.dumps(description, indent=2), "utf-8")
    # No scripts: they compile for minutes or download from elsewhere. SQLite's driver alone has to be built.
    install = ["node", place / "yarn/bin/yarn.js", "install", "--production", "--ignore-scripts", "--non-interactive",
               "--no-progress", "--network-timeout", "600000", "--network-concurrency", "6",
               "--registry", registry, "--cache-folder", place / "cache"]
    for _ in range(2):  # of 1,500 downloads one may fail; those that did not are kept
        if subprocess.run(install, cwd=ghost, stdout=sys.stderr).returncode == 0:
            break
    else:
        run(*install, folder=ghost)
    driver = ghost / "node_modules/sqlite3"
    run("node", NODE_GYP, "configure", "--nodedir=/usr", "--loglevel=error", "--", "-f", "ninja", folder=driver)
    run("ninja", "-C", "build/Release", "node_sqlite3", folder=driver)
    shutil.rmtree(place / "cache", ignore_errors=True)
    (place / "ready").touch()


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def settings(folder, url, port):
    return {
        "url": url,
        "server": {"host": "127.0.0.1", "port": port},
        "database": {"client": "sqlite3", "useNullAsDefault": True,
                     "connection": {"filename": str(folder / "ghost.db")}},
        "paths": {"contentPath": str(folder / "content")},
        "mail": {"transport": "stub"},
        "logging": {"transports": ["file"], "path": f"{folder}/"},
        # It asks nobody on the internet for anything.
        "privacy": {"useUpdateCheck": False, "useGravatar": False, "useRpcPing": False,
                    "useStructuredData": False},
        "security": {"staffDeviceVerification": False},
        "sendWelcomeEmail": False,
        "disableJSBackups": True,
        "spam": {"user_login": {"freeRetries": 1000}, "global_block": {"freeRetries": 1000}},
    }


def variables(values, prefix=""):
    """Settings as Ghost reads them from the environment: a__b=…"""
    for name, value in values.items():
        if isinstance(value, dict):
            yield from variables(value, f"{prefix}{name}__")
        else:
            yield prefix + name, value if isinstance(value, str) else json.dumps(value)


class Admin:
    """The owner of the blog, in a browser."""

    def __init__(self, url):
        self.url = url
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), cookies)

    def ask(self, path, body=None):
        request = urllib.request.Request(f"{self.url}/ghost/api/admin/{path}",
                                         None if body is None else json.dumps(body).encode())
        for name, value in (("Content-Type", "application/json"), ("Origin", self.url),
                            ("Accept-Version", "v5.0")):
            request.add_header(name, value)
        with self.opener.open(request, timeout=60) as answer:
            return answer.read()

    def key(self):
        """Sets the blog up; the key of an integration, as its settings show it."""
        owner = {"email": "owner@example.test", "password": "only-for-this-test-123"}
        self.ask("authentication/setup/", {"setup": [{**owner, "name": "Owner", "blogTitle": "Ghost on loopback"}]})
        self.ask("session/", {"username": owner["email"], "password": owner["password"]})
        integration = json.loads(self.ask("integrations/?include=api_keys",
                                          {"integrations": [{"name": "Postil"}]}))
        return next(key["secret"] for key in integration["integrations"][0]["api_keys"] if key["type"] == "admin")


def wait_until_up(server, admin, log):
    for _ in range(1800):
        try:
            return admin.ask("site/")
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            if server.poll() is not None:
                break
            time.sleep(0.1)
    sys.exit(f"Ghost did not start: {log.read_text('utf-8', 'replace')[-2000:]}")


def serve(folder):
    ghost = home() / "ghost"
    shutil.copytree(ghost / "content", folder / "content", symlinks=True)
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    log = folder / "server.log"
    with log.open("wb") as output:
        # It wants to be started in its own folder.
        server = subprocess.Popen(["node", "--max-old-space-size=512", "index.js"], cwd=ghost,
                                  env={**os.environ, "NODE_ENV": "production",
                                       **dict(variables(settings(folder, url, port)))},
                                  stdin=subprocess.DEVNULL, stdout=output, stderr=output)
    try:
        admin = Admin(url)
        wait_until_up(server, admin, log)
        print(json.dumps({"url": url, "key": admin.key()}), flush=True)
        sys.stdin.read()
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()


if __name__ == "__main__":
    if sys.argv[1:] == ["prepare"]:
        prepare()
    elif len(sys.argv) == 3 and sys.argv[1] == "serve":
        place = Path(sys.argv[2]).resolve()
        place.mkdir(parents=True, exist_ok=True)
        serve(place)
    else:
        sys.exit(__doc__)
