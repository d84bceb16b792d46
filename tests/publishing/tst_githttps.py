# SPDX-License-Identifier: MIT
# Proves: a post that goes to a git server over https with a wrong password, no password, a certificate nobody vouches
# for or a line that is cut is not half published, asks nothing on the terminal, and the sentence has no secret

import base64
import contextlib
import fcntl
import http.server
import json
import os
import pty
import shutil
import ssl
import subprocess
import tempfile
import termios
import threading
import unittest
from pathlib import Path
from urllib.parse import urlsplit

import postiltest

USER, PASSWORD, WRONG = "ed", "right-horse-battery", "wrong-s3cret-staple"
BACKEND = Path(subprocess.run(["git", "--exec-path"], capture_output=True, text=True).stdout.strip()) / "git-http-backend"
POST = "---\ntitle: The harbour\n---\n\nIt is closed.\n"


class GitServer(http.server.ThreadingHTTPServer):
    """A folder of bare repositories over https, for one user; `trouble` says what becomes of a push."""

    daemon_threads = True
    trouble = None

    def __init__(self, folder, certificate):
        super().__init__(("127.0.0.1", 0), GitRequest)
        self.folder = folder
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate / "server.pem", certificate / "server.key")
        self.socket = context.wrap_socket(self.socket, server_side=True)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, request, client_address):
        pass  # whoever does not trust our certificate hangs up


class GitRequest(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, status, headers, body=b""):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        length = self.headers.get("Content-Length")
        body = self.rfile.read(int(length or 0))
        while self.headers.get("Transfer-Encoding") == "chunked":
            size = int(self.rfile.readline(), 16)
            body += self.rfile.read(size)
            self.rfile.readline()
            if not size:
                break
        known = "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        if self.headers.get("Authorization") != known:
            self.answer(401, [("WWW-Authenticate", 'Basic realm="blog"')], b"who are you?\n")
            return
        parts = urlsplit(self.path)
        is_push = parts.path.endswith("/git-receive-pack")
        if is_push and self.server.trouble == "cut":
            self.close_connection = True
            self.connection.close()
            return
        if is_push and self.server.trouble == "no right":
            self.answer(403, [("Content-Type", "text/plain")], b"read only\n")
            return
        environment = {"GIT_PROJECT_ROOT": str(self.server.folder), "GIT_HTTP_EXPORT_ALL": "1", "REMOTE_USER": USER,
                       "PATH_INFO": parts.path, "QUERY_STRING": parts.query, "REQUEST_METHOD": self.command,
                       "CONTENT_TYPE": self.headers.get("Content-Type", ""), "CONTENT_LENGTH": str(len(body)),
                       "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""), "PATH": os.environ["PATH"]}
        said = subprocess.run([BACKEND], input=body, capture_output=True, env=environment).stdout
        head, _, content = said.partition(b"\r\n\r\n")
        headers = [tuple(line.split(": ", 1)) for line in head.decode().splitlines()]
        status = next((int(value.split()[0]) for name, value in headers if name == "Status"), 200)
        self.answer(status, [header for header in headers if header[0] != "Status"], content)

    do_POST = do_GET

    def log_message(self, *arguments):
        pass


@unittest.skipUnless(BACKEND.exists() and shutil.which("openssl"), "git-http-backend or openssl is not installed")
class GitHttpsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.keys = tempfile.TemporaryDirectory()
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
                        "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", "server.key", "-out", "server.pem"],
                       cwd=cls.keys.name, capture_output=True, check=True)

    @classmethod
    def tearDownClass(cls):
        cls.keys.cleanup()

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = Path(folder.name)
        self.site = self.home / "site"
        self.server = GitServer(self.home, Path(self.keys.name))
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        self.address = f"https://127.0.0.1:{self.server.server_port}/blog.git"
        self.environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        self.environment.update(HOME=str(self.home), XDG_DATA_HOME=str(self.home / "data"),
                                XDG_CONFIG_HOME=str(self.home / "config"), no_proxy="*")
        self.configure("user.name", "Ed Itor")
        self.configure("user.email", "ed@blog.example")
        self.configure("init.defaultBranch", "main")
        self.configure("http.sslCAInfo", f"{self.keys.name}/server.pem")
        self.git("init", "-q", "--bare", "blog.git", folder=self.home)
        self.git("config", "http.receivepack", "true", folder=self.home / "blog.git")
        self.git("init", "-q", "site", folder=self.home)
        (self.site / "hugo.toml").write_text("baseURL = 'https://harbour.example/'\n")
        self.git("add", ".")
        self.git("commit", "-q", "-m", "Start")
        self.git("remote", "add", "origin", self.address)
        self.git("push", "-q", str(self.home / "blog.git"), "main")
        (self.home / "data/postil").mkdir(parents=True)
        (self.home / "data/postil/accounts.json").write_text(json.dumps({
            "postil": "accounts", "version": 1, "accounts": [{
                "postil": "account", "version": 1, "id": "site", "name": "My Site", "service": "hugo",
                "folder": str(self.site), "options": {"git": "push", "branch": "main"}}]}))
        (self.home / "post.md").write_text(POST)

    def configure(self, name, value):
        subprocess.run(["git", "config", "--file", self.home / ".gitconfig", name, value], check=True)

    def git(self, *arguments, folder=None):
        return subprocess.run(["git", *arguments], cwd=folder or self.site, env=self.environment, capture_output=True,
                              text=True, check=True).stdout

    def keep_password(self, password):
        place = urlsplit(self.address)
        (self.home / ".git-credentials").write_text(f"https://{USER}:{password}@{place.netloc}\n")
        self.configure("credential.helper", "store")

    def publish(self):
        """On a terminal, at which nobody types: the exit code, and what stands on it in the end."""
        terminal, line = pty.openpty()
        program = subprocess.Popen(
            [postiltest.BINARY / "bin/postil", "publish", self.home / "post.md", "--to", "site"], env=self.environment,
            stdin=line, stdout=line, stderr=line, start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
        os.close(line)
        waker = threading.Timer(60, program.kill)
        waker.start()
        seen = b""
        with contextlib.suppress(OSError):  # nobody holds the other end any more
            while piece := os.read(terminal, 65536):
                seen += piece
        waker.cancel()
        os.close(terminal)
        return program.wait(), seen.decode().replace("\r\n", "\n")

    def assert_not_published(self, *says):
        code, seen = self.publish()
        print(seen.strip())
        self.assertEqual(code, 1, seen)
        self.assertTrue(seen.startswith("postil: ") and seen.count("\n") == 1, seen)  # no prompt, either
        for word in says:
            self.assertIn(word, seen)
        for secret in (WRONG, PASSWORD):
            self.assertNotIn(secret, seen)
        self.assertEqual(self.git("rev-list", "--count", "main", folder=self.home / "blog.git"), "1\n")
        for file in (self.home / "data").rglob("*"):  # the library, which says why it waits
            if file.is_file():
                self.assertNotIn(WRONG.encode(), file.read_bytes(), file)
        return seen

    def assert_published(self):
        code, seen = self.publish()
        self.assertEqual((code, seen), (0, "https://harbour.example/posts/the-harbour/\n"))
        self.assertEqual(self.git("rev-list", "--count", "main", folder=self.home / "blog.git"), "2\n")
        self.assertIn("It is closed.", self.git("show", "main:content/posts/the-harbour.md", folder=self.home / "blog.git"))

    def test_wrong_password(self):
        self.keep_password(WRONG)
        self.assert_not_published("could not sign in", "origin", "not pushed")
        self.keep_password(PASSWORD)  # git's own helper forgets what was refused
        self.assert_published()

    def test_no_password(self):
        self.assert_not_published("could not sign in", "not pushed")

    def test_asks_no_window(self):
        mark = self.home / "asked"
        script = self.home / "ask"
        script.write_text(f"#!/bin/sh\n: > '{mark}'\necho {WRONG}\n")
        script.chmod(0o700)
        self.configure("core.askPass", str(script))
        self.environment.update(GIT_ASKPASS=str(script), SSH_ASKPASS=str(script), DISPLAY=":none")
        self.assert_not_published("could not sign in")
        self.assertFalse(mark.exists())

    def test_a_certificate_that_nobody_vouches_for(self):
        self.keep_password(PASSWORD)
        self.configure("http.sslCAInfo", "/dev/null")
        self.assert_not_published("ertificate", "not pushed")

    def test_a_right_that_is_missing(self):
        self.keep_password(PASSWORD)
        self.server.trouble = "no right"
        self.assert_not_published("does not let you push", "403", "not pushed")

    def test_cut_in_the_middle(self):
        self.keep_password(PASSWORD)
        self.server.trouble = "cut"
        self.assert_not_published("not pushed")
        self.server.trouble = None
        self.assert_published()


if __name__ == "__main__":
    postiltest.main()
