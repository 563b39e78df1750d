"""The words of the command line: every text translated, none left over, chosen by the locale."""

import gettext
import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog, Message

from tests.cli.catalogue import FILE, read, texts, texts_of_click

_FIELD = re.compile(r"(?<!\{)\{([a-z_]*)")
_PERCENT = re.compile(r"%\([a-z]+\)[sd]|%[sd]")


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    return read()


def test_every_text_is_in_the_catalogue_and_nothing_else(catalogue: Catalog) -> None:
    known = {message.id if isinstance(message.id, str) else tuple(message.id) for message in _texts(catalogue)}
    wanted = texts() | texts_of_click()
    assert sorted(map(str, wanted - known)) == []
    assert sorted(map(str, known - wanted)) == []


def test_every_text_is_translated(catalogue: Catalog) -> None:
    assert [message.id for message in _texts(catalogue) if not all(_forms(message.string))] == []
    assert [message.id for message in _texts(catalogue) if message.fuzzy] == []


def test_translations_have_the_same_fields(catalogue: Catalog) -> None:
    for message in _texts(catalogue):
        # Of a plural text the last form has the number, and whatever stands beside it.
        source = _forms(message.id)[-1]
        for translated in _forms(message.string):
            for fields in (_FIELD, _PERCENT):
                assert set(fields.findall(source)) == set(fields.findall(translated)), source


def test_the_compiled_catalogue_is_that_of_the_text(catalogue: Catalog) -> None:
    with FILE.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for message in _texts(catalogue):
        if isinstance(message.id, str):
            assert compiled.gettext(message.id) == message.string, message.id
        else:
            assert compiled.ngettext(*message.id, 2) == message.string[0], message.id


def _texts(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _forms(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)
