# SPDX-License-Identifier: MIT
"""What the stubs of publishing services share: a server on 127.0.0.1 that keeps everything in memory, notes every
request that breaks a rule of its interface, misbehaves when told to, and is steered by lines of JSON on stdin.

On start it prints {"port": N}. Each line it is sent is answered by one line:
  {"do": "rule", "match": LABEL, ...}   how to treat the next request of that label (see Rule)
  {"do": "state"}                       {"violations": [...], "requests": [LABEL, ...], ...} and what the stub adds
  anything else goes to Stub.control()
"""

import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Broken(Exception):
    """A request that no client may send: noted, and answered with an error."""


class Rule:
    """what: "answer" (status, headers, body instead of being served), "drop" (the connection ends, nothing is
    done), "dropAfter" and "halfAfter" (it is served, the answer is lost or cut), "hang" (no answer comes)."""

    def __init__(self, match, what, status=200, headers=None, body="", **_):
        self.match, self.what, self.status, self.headers, self.body = match, what, status, headers or {}, body


class Stub:
    """Subclasses: label(request), serve(request) -> (status, headers, bytes), state(), control(command)."""

    def __init__(self):
        self.lock = threading.Lock()
        self.rules, self.violations, self.requests = [], [], []
        self.server = None

    def label(self, request):
        return f"{request.command} {request.path.split('?')[0]}"

    def serve(self, request):
        raise NotImplementedError

    def broken(self, problem):
        return 400, {"Content-Type": "text/plain"}, problem.encode()

    def state(self):
        return {}

    def control(self, command):
        return {"error": f"unknown: {command}"}

    @property
    def port(self):
        return self.server.server_address[1]

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def handle(self, request):
        label = self.label(request)
        with self.lock:
            self.requests.append(label)
            rule = next((rule for rule in self.rules if rule.match == label), None)
            if rule:
                self.rules.remove(rule)
        if rule and rule.what == "answer":
            return rule.status, rule.headers, rule.body.encode(), None
        if rule and rule.what == "drop":
            return 0, {}, b"", "drop"
        if rule and rule.what == "hang":
            threading.Event().wait(60)
            return 0, {}, b"", "drop"
        with self.lock:
            try:
                answer = self.serve(request)
            except Broken as problem:
                self.violations.append(f"{label}: {problem}")
                answer = self.broken(str(problem))
        return *answer, {"dropAfter": "drop", "halfAfter": "half"}.get(rule.what if rule else "")

    def run(self):
        stub = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def serve(self):
                length = int(self.headers.get("Content-Length") or 0)
                self.body = self.rfile.read(length)
                status, headers, body, fate = stub.handle(self)
                if fate == "drop":
                    self.close_connection = True
                    return
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(body[:len(body) // 2] if fate == "half" else body)
                self.close_connection = self.close_connection or fate == "half"

            do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = serve

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        print(json.dumps({"port": self.port}), flush=True)
        for line in sys.stdin:
            command = json.loads(line)
            with self.lock:
                if command["do"] == "rule":
                    self.rules.append(Rule(**command))
                    answer = {}
                elif command["do"] == "state":
                    answer = {"violations": self.violations, "requests": self.requests, **self.state()}
                else:
                    answer = self.control(command)
            print(json.dumps(answer), flush=True)
