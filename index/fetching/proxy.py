"""The way through an HTTP proxy that the environment names: a tunnel to a checked address, never to a name."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

import httpcore

from index.errors import ArticleRefused

_LONGEST_ANSWER = 16_384
_PORT = 8080


@dataclass(frozen=True, slots=True)
class Proxy:
    """An HTTP proxy, and what to show it where it asks who we are."""

    host: str
    port: int
    authorization: str | None = None


def proxy_for(url: str) -> Proxy | None:
    """Return the proxy that HTTPS_PROXY, HTTP_PROXY or ALL_PROXY name for ``url``, unless NO_PROXY names its host.

    Raises ArticleRefused for a proxy that is not an http one.
    """
    parts, known = urlsplit(url), getproxies()
    written = known.get(parts.scheme) or known.get("all")
    if not written or proxy_bypass(parts.netloc):
        return None
    try:
        place = urlsplit(written if "://" in written else f"http://{written}")
        host, port = place.hostname, place.port or _PORT
    except ValueError:
        place, host, port = urlsplit(""), None, 0
    if place.scheme != "http" or not host:
        raise ArticleRefused(
            f"The proxy that {parts.scheme.upper()}_PROXY names is not used; set it to one such as http://proxy:8080."
        )
    if place.username is None:
        return Proxy(host, port)
    shown = f"{unquote(place.username)}:{unquote(place.password or '')}"
    return Proxy(host, port, f"Basic {b64encode(shown.encode('utf-8')).decode('ascii')}")


def tunnel(stream: httpcore.NetworkStream, proxy: Proxy, address: str, port: int) -> None:
    """Ask ``proxy``, at the other end of ``stream``, to pass all that follows to ``address``.

    Raises httpcore.ConnectError when it does not.
    """
    place = f"[{address}]:{port}" if ":" in address else f"{address}:{port}"
    shown = f"Proxy-Authorization: {proxy.authorization}\r\n" if proxy.authorization else ""
    stream.write(f"CONNECT {place} HTTP/1.1\r\nHost: {place}\r\n{shown}\r\n".encode("ascii"))
    answer = b""
    while b"\r\n\r\n" not in answer:
        part = stream.read(_LONGEST_ANSWER)
        answer += part
        if not part or len(answer) > _LONGEST_ANSWER:
            raise httpcore.ConnectError("the proxy breaks off")
    status = answer.split(b"\r\n", 1)[0].split(b" ")
    if len(status) < 2 or status[1] != b"200":
        told = status[1][:3].decode("ascii", "replace") if len(status) > 1 else "nothing"
        raise httpcore.ConnectError(f"the proxy answers {told}")
