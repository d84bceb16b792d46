# SPDX-License-Identifier: MIT
"""What the stand-ins for services have in common: a server on a free port of this machine that remembers what
it was asked, and spoils answers when a test wants it to. It prints a line of JSON, {"url": …}, and stops when
its standard input ends. A test talks to it at /stub/…:

POST /stub/spoil   {"method": "POST", "path": "/posts", "how": …, …}: the next request of this method whose path
                   holds this, or the next of this "label", is answered so:
    "answer"       with "status", "headers" (an object), "body" (text or JSON); nothing else happens
    "drop"         nothing is done, and the connection ends without an answer
    "lose"         it is done, but the connection ends without an answer
    "cut"          it is done, but half of the answer arrives
    "hang"         nothing is done and nothing is said
    "drip"         it is done, and the answer comes a piece at a time
GET /stub/requests what was asked, in order: [{"label", "method", "path", "headers", "body"}]
GET /stub/faults   what was wrong with it: sentences
and whatever control() of a stand-in has.
"""

import contextlib
import json
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


class Answer(Exception):
    """An answer, also by way of raising it."""

    def __init__(self, status, body=None, headers=None):
        super().__init__(status)
        self.status, self.body, self.headers = status, body, headers or {}

    def bytes(self):
        if self.body is None or isinstance(self.body, bytes):
            return self.body or b""
        return (self.body if isinstance(self.body, str) else json.dumps(self.body)).encode()


class Broken(Exception):
    """A request that no client may send: a fault, and answered by Stub.broken()."""


class Request:
    def __init__(self, method, target, headers, body):
        self.method, self.target, self.headers, self.body = method, target, headers, body
        parts = urlsplit(target)
        self.path = parts.path
        self.query = parse_qs(parts.query, keep_blank_values=True)

    def first(self, name, default=None):
        return self.query.get(name, [default])[0]

    def json(self):
        return json.loads(self.body)


class Stub:
    """To be derived from: answer(request) returns or raises an Answer, and says faults."""

    def __init__(self):
        self.requests, self.faults, self.spoils = [], [], []
        self.lock = threading.Lock()
        self.over = threading.Event()
        self.url = ""

    def answer(self, request):
        raise NotImplementedError

    def label(self, request):
        """What a test calls such a request."""
        return f"{request.method} {request.path}"

    def broken(self, problem):
        return Answer(400, problem, {"Content-Type": "text/plain"})

    def said(self):
        """What its line of JSON has beside "url"."""
        return {}

    def control(self, request):
        """What /stub/… means beside the above."""
        raise Answer(404, "no such control")

    def fault(self, sentence):
        self.faults.append(sentence)

    def handle_control(self, request):
        if request.path == "/stub/spoil":
            self.spoils.append(request.json())
            return Answer(200, {})
        if request.path == "/stub/requests":
            return Answer(200, self.requests)
        if request.path == "/stub/faults":
            return Answer(200, self.faults)
        return self.control(request)

    def spoil_for(self, request):
        label = self.label(request)
        for spoil in self.spoils:
            if spoil.get("method", request.method) == request.method and spoil.get("path", "") in request.target \
                    and spoil.get("label", label) == label:
                self.spoils.remove(spoil)
                return spoil
        return {}

    def handle(self, request):
        """The answer, and how to spoil it."""
        with self.lock:
            try:
                if request.path.startswith("/stub/"):
                    return self.handle_control(request), ""
                self.requests.append({"label": self.label(request), "method": request.method, "path": request.target,
                                      "headers": {name.lower(): value for name, value in request.headers.items()},
                                      "body": request.body.decode("utf-8", "replace")})
                spoil = self.spoil_for(request)
                how = spoil.get("how", "")
                if how == "answer":
                    return Answer(spoil["status"], spoil.get("body"), spoil.get("headers")), ""
                try:
                    return (None if how in ("hang", "drop") else self.answer(request)), how
                except Broken as problem:
                    self.fault(f"{self.label(request)}: {problem}")
                    return self.broken(str(problem)), how
            except Answer as answer:
                return answer, ""
            except Exception as error:  # a test should see it, not a broken connection alone
                self.fault(f"{request.method} {request.target}: {error!r}")
                return Answer(500, repr(error)), ""

    def serve(self):
        stub = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do(self):
                length = int(self.headers.get("Content-Length") or 0)
                answer, how = stub.handle(Request(self.command, self.path, self.headers, self.rfile.read(length)))
                if how == "hang":
                    stub.over.wait(30)
                if how in ("drop", "hang", "lose"):
                    self.close_connection = True
                    return
                with contextlib.suppress(ConnectionError):  # who asked may have gone away
                    self.send(answer, how)

            do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do

            def send(self, answer, how):
                body = answer.bytes()
                self.send_response(answer.status)
                if not any(name.lower() == "content-type" for name in answer.headers):
                    self.send_header("Content-Type", "application/json; charset=utf-8")
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                if answer.status != 204:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if how == "cut":
                    self.wfile.write(body[:len(body) // 2])
                    self.close_connection = True
                elif how == "drip":
                    for start in range(0, len(body), 200):
                        self.wfile.write(body[start:start + 200])
                        self.wfile.flush()
                        time.sleep(0.02)
                else:
                    self.wfile.write(body)

            def log_message(self, *_):
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        self.url = f"http://127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(json.dumps({"url": self.url, **self.said()}), flush=True)
        sys.stdin.read()
        self.over.set()
