"""The seal of a story's body: the CRC-32 of its JSON text as its last key, so that one wrong bit is noticed.

Bodies that earlier versions wrote have none. They are held against the fingerprint beside them alone.
"""

from zlib import crc32

from reader.json_shapes import OddJson

_KEY = '"crc":"'
_SEAL_CHARS = len(_KEY) + 8 + len('"}')


def sealed(text: str) -> str:
    """Return the JSON text of an object with its checksum in it."""
    return f'{text[:-1]}{"," if text != "{}" else ""}{_KEY}{_checksum(text)}"}}'


def opened(body: str) -> str:
    """Return the text that was sealed. Raises OddJson if it is another one now."""
    text = unproved(body)
    if is_sealed(body) and body[-_SEAL_CHARS + len(_KEY) : -2] != _checksum(text):
        raise OddJson("the checksum")
    return text


def unproved(body: str) -> str:
    """Return the text that was sealed, right or wrong."""
    return f"{body[:-_SEAL_CHARS].removesuffix(',')}}}" if is_sealed(body) else body


def is_sealed(body: str) -> bool:
    """Return True if a body has a checksum, right or wrong."""
    return body.startswith(_KEY, len(body) - _SEAL_CHARS) and body.endswith('"}')


def _checksum(text: str) -> str:
    return f"{crc32(text.encode('utf-8', 'surrogatepass')):08x}"
