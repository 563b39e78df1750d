"""Packed files made for the tests: 7z (which Python does not write), tar, and files packed by themselves."""

import bz2
import io
import lzma
import struct
import tarfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

LZMA, LZMA2, BZIP2, DEFLATE, COPY, AES, PPMD = (
    b"\x03\x01\x01",
    b"\x21",
    b"\x04\x02\x02",
    b"\x04\x01\x08",
    b"\x00",
    b"\x06\xf1\x07\x01",
    b"\x03\x04\x01",
)
_DICTIONARY = 1 << 16


def _raw(filter_id: int) -> Callable[[bytes], bytes]:
    given = [{"id": filter_id, "dict_size": _DICTIONARY}]
    return lambda data: lzma.compress(data, lzma.FORMAT_RAW, filters=given)


def _deflated(data: bytes) -> bytes:
    out = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return out.compress(data) + out.flush()


METHODS: dict[bytes, tuple[bytes, Callable[[bytes], bytes]]] = {
    LZMA: (b"\x5d" + struct.pack("<I", _DICTIONARY), _raw(lzma.FILTER_LZMA1)),
    LZMA2: (b"\x08", _raw(lzma.FILTER_LZMA2)),
    BZIP2: (b"", bz2.compress),
    DEFLATE: (b"", _deflated),
    COPY: (b"", bytes),
    AES: (b"", bytes),
    PPMD: (b"", bytes),
}
"""Properties of a method, and its packer."""


def number(value: int) -> bytes:
    """Return a number as 7z writes it, in its longest form."""
    return b"\xff" + struct.pack("<Q", value)


X86_LZMA2 = b"x86"
"""py7zr's own choice: a filter for programs, then LZMA2."""
METHODS[X86_LZMA2] = (
    b"",
    lambda data: lzma.compress(
        data, lzma.FORMAT_RAW, filters=[{"id": lzma.FILTER_X86}, {"id": lzma.FILTER_LZMA2, "dict_size": _DICTIONARY}]
    ),
)


def _coder(method: bytes) -> bytes:
    if method == X86_LZMA2:
        filtered = b"\x04\x03\x03\x01\x03" + b"\x21\x21" + number(1) + METHODS[LZMA2][0]
        return b"\x02" + filtered + number(0) + number(1)
    properties = METHODS[method][0]
    flags = len(method) | (0x20 if properties else 0)
    return b"\x01" + bytes([flags]) + method + ((number(len(properties)) + properties) if properties else b"")


def _streams(start: int, method: bytes, runs: Sequence[tuple[bytes, Sequence[bytes]]]) -> bytes:
    """Return the description of folders: packed bytes, and the members in them."""
    packs = b"".join(number(len(packed)) for packed, _ in runs)
    coders = 2 if method == X86_LZMA2 else 1
    whole = b"".join(number(sum(map(len, members))) * coders for _, members in runs)
    counts = b"".join(number(len(members)) for _, members in runs)
    sizes = b"".join(number(len(member)) for _, members in runs for member in members[:-1])
    crcs = b"".join(struct.pack("<I", zlib.crc32(member)) for _, members in runs for member in members)
    folders = number(len(runs)) + b"\x00" + _coder(method) * len(runs)
    return (
        b"\x06" + number(start) + number(len(runs)) + b"\x09" + packs + b"\x00"
        b"\x07\x0b" + folders + b"\x0c" + whole + b"\x00"
        b"\x08\x0d" + counts + (b"\x09" + sizes if sizes else b"\x09") + b"\x0a\x01" + crcs + b"\x00\x00"
    )


def _property(kind: int, data: bytes) -> bytes:
    return bytes([kind]) + number(len(data)) + data


def _bits(flags: Sequence[bool]) -> bytes:
    padded = [*flags, *[False] * (-len(flags) % 8)]
    return bytes(
        sum(0x80 >> at for at, flag in enumerate(padded[start : start + 8]) if flag)
        for start in range(0, len(padded), 8)
    )


def _files(members: Mapping[str, bytes], links: Sequence[str]) -> bytes:
    names = b"".join((name + "\0").encode("utf-16-le") for name in members)
    empty = [not data for data in members.values()]
    times = struct.pack("<Q", 133_500_000_000_000_000) * len(members)
    modes = b"".join(struct.pack("<I", (0xA1FF << 16 | 0x8000) if name in links else 0x20) for name in members)
    return (
        b"\x05" + number(len(members)) + _property(0x0E, _bits(empty))
        + _property(0x0F, _bits([True] * sum(empty)))
        + _property(0x11, b"\x00" + names) + _property(0x14, b"\x01\x00" + times)
        + _property(0x15, b"\x01\x00" + modes) + b"\x00"
    )  # fmt: skip


def seven_zip(
    members: Mapping[str, bytes | str],
    method: bytes = LZMA2,
    *,
    solid: bool = True,
    packed_header: bool = False,
    links: Sequence[str] = (),
) -> bytes:
    """Return a 7z file with these members; `solid` packs them in one run."""
    made = {name: data.encode() if isinstance(data, str) else data for name, data in members.items()}
    held = [data for data in made.values() if data]
    groups = ([held] if solid else [[data] for data in held]) if held else []
    runs = [(METHODS[method][1](b"".join(group)), group) for group in groups]
    body = b"".join(packed for packed, _ in runs)
    streams = b"\x04" + _streams(0, method, runs) if runs else b""
    header = b"\x01" + streams + _files(made, links) + b"\x00"
    if packed_header:
        packed = METHODS[LZMA][1](header)
        header, body, start = b"\x17" + _streams(len(body), LZMA, [(packed, [header])]), body + packed, len(body)
        assert start + len(packed) == len(body)
    return framed(body, header)


def framed(body: bytes, header: bytes) -> bytes:
    """Return a 7z file of packed bytes and the header behind them."""
    start = struct.pack("<QQI", len(body), len(header), zlib.crc32(header))
    return b"7z\xbc\xaf\x27\x1c\x00\x04" + struct.pack("<I", zlib.crc32(start)) + start + body + header


def header_size(data: bytes) -> int:
    """Return the number of bytes of the header at the end of a 7z file."""
    return int(struct.unpack_from("<Q", data, 20)[0])


def tar(members: Mapping[str, bytes | str], *others: tarfile.TarInfo) -> bytes:
    """Return a tar file with these members, and others without bytes."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in members.items():
            held = data.encode() if isinstance(data, str) else data
            info = tarfile.TarInfo(name)
            info.size, info.mtime = len(held), 1_700_000_000
            archive.addfile(info, io.BytesIO(held))
        for info in others:
            archive.addfile(info)
    return out.getvalue()


def written(path: Path, data: bytes) -> Path:
    """Write a file and return its path."""
    path.write_bytes(data)
    return path
