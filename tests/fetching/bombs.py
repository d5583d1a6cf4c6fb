"""Compressed bodies that are small on the wire and huge when decoded; made when they are needed, a piece at a time."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import brotli

_ZEROS = bytes(1_000_000)


def gzip_bomb(megabytes: int) -> bytes:
    return _zlib_bomb(megabytes, zlib.MAX_WBITS | 16)


def deflate_bomb(megabytes: int) -> bytes:
    return _zlib_bomb(megabytes, zlib.MAX_WBITS)


def raw_deflate_bomb(megabytes: int) -> bytes:
    return _zlib_bomb(megabytes, -zlib.MAX_WBITS)


def brotli_bomb(megabytes: int) -> bytes:
    packer = brotli.Compressor(quality=5)
    parts = [packer.process(_ZEROS) for _ in range(megabytes)]
    return b"".join([*parts, packer.finish()])


def _zlib_bomb(megabytes: int, window_bits: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, window_bits)
    parts = [packer.compress(_ZEROS) for _ in range(megabytes)]
    return b"".join([*parts, packer.flush()])


def packed(body: bytes, window_bits: int = zlib.MAX_WBITS | 16) -> bytes:
    """A body as gzip, zlib or raw deflate, as its window bits say."""
    packer = zlib.compressobj(6, zlib.DEFLATED, window_bits)
    return packer.compress(body) + packer.flush()


def nested(megabytes: int) -> bytes:
    """gzip within gzip: half a megabyte becomes a few kilobytes."""
    return packed(gzip_bomb(megabytes))


BOMBS: dict[str, tuple[str, Callable[[int], bytes]]] = {
    "gzip": ("gzip", gzip_bomb),
    "x-gzip": ("X-GZip", gzip_bomb),
    "gzip in gzip": ("gzip, gzip", nested),
    "deflate": ("deflate", deflate_bomb),
    "deflate without frame": ("deflate", raw_deflate_bomb),
    "brotli": ("br", brotli_bomb),
    "brotli in gzip": ("br, gzip", lambda megabytes: packed(brotli_bomb(megabytes))),
    "empty members of gzip": ("gzip", lambda megabytes: packed(b"") * (megabytes * 6_000)),
}
