"""Where a request may go: every name is resolved, its addresses are checked, and the checked address is connected to.

The text of an address says nothing: 2130706433, 0x7f.1 and a name of one's own can all lead to this machine. So the
check stands behind the resolver, at the last moment before connecting, and holds for every redirection too.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any

import httpcore

from index.errors import ArticleRefused
from index.fetching.proxy import Proxy, tunnel

Resolve = Callable[[str, int], list[str]]
Permit = Callable[[str], bool]
# Behind it a gateway delivers to the IPv4 address in the last 32 bits (RFC 6052).
_TRANSLATED = ip_network("64:ff9b::/96")


def resolved(host: str, port: int) -> list[str]:
    """Return the addresses of ``host`` as the system knows them. Raises ArticleRefused when it knows none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ArticleRefused(f"The host {host[:100]} is not known; check the address and the network.") from error
    return list(dict.fromkeys(str(address[4][0]) for address in found))


def is_public(address: str) -> bool:
    """Say whether ``address`` is one of the open internet, and not of this machine or a network around it."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv4Address):
        return _is_global(found)
    if found in _TRANSLATED:
        return _is_global(IPv4Address(int(found) & 0xFFFFFFFF))
    carried = filter(None, (found.ipv4_mapped, found.sixtofour, *(found.teredo or ())))
    return all(map(_is_global, (found, *carried)))


def _is_global(address: IPv4Address | IPv6Address) -> bool:
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to permitted addresses only, and to none after ``deadline``, a reading of time.monotonic().

    Through a ``proxy`` it asks for the address too, and not for the name, so that the same is checked.
    """

    def __init__(self, resolve: Resolve, permitted: Permit, deadline: float, proxy: Proxy | None = None) -> None:
        self._resolve = resolve
        self._permitted = permitted
        self._deadline = deadline
        self._proxy = proxy
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = self._resolve(host, port)
        if not addresses or not all(map(self._permitted, addresses)):
            raise ArticleRefused(
                f"The host {host[:100]} is not on the public internet; only public addresses are fetched."
            )
        first = (self._proxy.host, self._proxy.port) if self._proxy else (addresses[0], port)
        left = _left(self._deadline, timeout)
        stream = _TimedStream(self._network.connect_tcp(*first, left, local_address, socket_options), self._deadline)
        if self._proxy:
            tunnel(stream, self._proxy, addresses[0], port)
        return stream


class _TimedStream(httpcore.NetworkStream):
    """A stream that ends at a deadline, however slowly the other side drips its bytes."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, _left(self._deadline, timeout))
        return _TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(deadline: float, timeout: float | None) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the deadline has passed")
    return left if timeout is None else min(left, timeout)
