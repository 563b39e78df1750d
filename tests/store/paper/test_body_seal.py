"""The seal of a body shows every changed bit of it."""

import pytest

from reader.json_shapes import OddJson
from reader.store.paper.body_seal import is_sealed, opened, sealed

_TEXT = '{"paragraphs":[{"text":"工会，在。\\n"}]}'


@pytest.mark.parametrize("text", ["{}", _TEXT, '{"a":"crc"}', '{"crc":"00000000"}'])
def test_a_sealed_text_is_opened_again(text: str) -> None:
    assert is_sealed(sealed(text))
    assert opened(sealed(text)) == text


def test_a_body_of_an_earlier_version_has_none() -> None:
    assert not is_sealed(_TEXT)
    assert opened(_TEXT) == _TEXT


def test_every_bit_counts() -> None:
    body = sealed(_TEXT).encode()
    for at in range(len(_TEXT.encode()) - 1):
        for bit in range(8):
            spoilt = bytearray(body)
            spoilt[at] ^= 1 << bit
            try:
                text = spoilt.decode()
            except UnicodeDecodeError:
                continue
            with pytest.raises(OddJson):
                opened(text)


@pytest.mark.parametrize("wrong", ["0000000", "x", "00000000"])
def test_a_wrong_seal_is_none_or_is_refused(wrong: str) -> None:
    body = f'{{"a":1,"crc":"{wrong}"}}'
    if is_sealed(body):
        with pytest.raises(OddJson):
            opened(body)
    else:
        assert opened(body) == body
