"""Which IP addresses are of the public internet, and so may be connected to."""

from __future__ import annotations

import ipaddress

#: Special-purpose networks that are not globally reachable, by the IANA registries of 2025
#: (https://www.iana.org/assignments/iana-ipv4-special-registry, iana-ipv6-special-registry), and
#: deprecated ones that may still lead inside. The standard library has most of them; which ones
#: depends on Python's version (3.11.7 lacks the whole of 192.0.0.0/24).
_SPECIAL = tuple(
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",
        "100.64.0.0/10",  # shared with a provider's customers
        "127.0.0.0/8",
        "169.254.0.0/16",  # link-local, and the metadata services of clouds
        "172.16.0.0/12",
        "192.0.0.0/24",  # protocol assignments, also a cloud's metadata service
        "192.0.2.0/24",
        "192.88.99.0/24",  # relays of 6to4, deprecated
        "192.168.0.0/16",
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",  # multicast, reserved, broadcast
        "2001::/23",  # protocol assignments
        "2001:db8::/32",
        "3fff::/20",  # documentation
    )
)
#: IPv6 addresses of the public internet (RFC 4291, section 2.4): all that was ever assigned.
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
#: An IPv4 address in the last 32 bits, reached through a translator (RFC 6052).
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet: not private, loopback, link-local,
    site-local, multicast, reserved, for documentation, or a tunnel into such a one.

    Both the standard library's tables and `_SPECIAL` must allow it. False for what is not an
    address; a scope ("%eth0") is left out of account.
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None:
            return is_public(str(inner))
        if ip in _TRANSLATED:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        if ip not in _GLOBAL_UNICAST:
            return False
    if any(ip in network for network in _SPECIAL if network.version == ip.version):
        return False
    return ip.is_global and not (
        ip.is_multicast or ip.is_reserved or ip.is_loopback or ip.is_link_local or ip.is_private
    )
