"""The parts of the manual that follow from the program are as the program has them."""

import pytest

from reader import settings
from reader.manual import chapters
from reader.manual.chapters import Language
from tests.manual import generated

PASTE = "run `python -m tests.manual.generated`"


@pytest.mark.parametrize("language", generated.LANGUAGES)
@pytest.mark.parametrize("name", chapters.NAMES)
def test_generated_parts_are_up_to_date(name: str, language: Language) -> None:
    text = generated.path_of(name, language).read_text(encoding="utf-8")
    assert text == generated.up_to_date(text, language), PASTE


def test_no_group_of_settings_is_left_out() -> None:
    assert {each.group for each in settings.described()} == set(generated.GROUPS)
