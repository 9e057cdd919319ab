"""A web server of our own for the tests, and a fetcher for which it is on the public internet."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from index.fetching import Fetcher
from index.fetching.guard import is_public, resolved

OPEN = "127.0.0.2"  # stands for the public internet
DRIPPED = b"slowly"


class Server(ThreadingHTTPServer):
    """Answers by path, and remembers what it was asked."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, address: str) -> None:
        super().__init__((address, 0), _Handler)
        self.answers: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://{self.server_address[0]!s}:{self.server_port}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers.items())))
        status, headers, body = self.server.answers.get(self.path, (404, {}, b""))
        if headers.get("ETag") and headers["ETag"] == self.headers.get("If-None-Match"):
            status, body = 304, b""
        self.send_response(status)
        for name, value in ({"Content-Type": "text/html"} | headers).items():
            self.send_header(name, value)
        self.send_header("Content-Length", headers.get("Content-Length", str(len(body))))
        self.end_headers()
        if self.command == "HEAD":
            return
        self.wfile.write(body)
        for _ in range(100 if body is DRIPPED else 0):
            time.sleep(0.05)
            self.wfile.write(b"x")

    do_HEAD = do_GET

    def handle(self) -> None:
        with suppress(OSError):  # the other side may go away
            super().handle()

    def log_message(self, *_: object) -> None:
        pass


class Tunnels:
    """An HTTP proxy that gives every CONNECT the same answer and, when that is 200, passes on what follows."""

    def __init__(self, answer: bytes = b"HTTP/1.1 200 OK\r\n\r\n") -> None:
        self.answer = answer
        self.asked: list[str] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def __enter__(self) -> Tunnels:
        return self

    def __exit__(self, *_: object) -> None:
        self._listening.close()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                threading.Thread(target=self._pass_on, args=(self._listening.accept()[0],), daemon=True).start()

    def _pass_on(self, client: socket.socket) -> None:
        with client, suppress(OSError):
            self.asked.append(client.recv(10_000).decode())
            client.sendall(self.answer)
            if b" 200 " not in self.answer:
                return
            host, _, port = self.asked[-1].split()[1].rpartition(":")
            with socket.create_connection((host, int(port))) as server:
                back = threading.Thread(target=_copy, args=(server, client), daemon=True)
                back.start()
                _copy(client, server)
                back.join()


def _copy(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while part := one.recv(10_000):
            other.sendall(part)
        other.shutdown(socket.SHUT_WR)


def fetcher(names: dict[str, list[str]] | None = None, seconds: float = 5.0) -> Fetcher:
    """A fetcher for which OPEN is public too; everything else is judged as ever."""
    return Fetcher(
        resolve=lambda host, port: (names or {}).get(host) or resolved(host, port),
        permitted=lambda address: address == OPEN or is_public(address),
        seconds=seconds,
        wait=0.0,
    )
