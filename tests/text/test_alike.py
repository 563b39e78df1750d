"""Characters that are typed for one another."""

import pytest

from reader.text.alike import near_sound, same_shape, same_sound
from tests.text import sounds


@pytest.mark.parametrize(("one", "other"), [("近", "进"), ("势", "式"), ("砂", "沙"), ("长", "涨"), ("长", "常")])
def test_characters_of_one_sound(one: str, other: str) -> None:
    assert other in same_sound(one)
    assert one in same_sound(other)
    assert one not in same_sound(one)


@pytest.mark.parametrize(("one", "other"), [("张", "脏"), ("林", "灵"), ("南", "兰"), ("四", "是")])
def test_sounds_that_are_near(one: str, other: str) -> None:
    assert other in near_sound(one)
    assert other not in same_sound(one)


def test_shapes() -> None:
    assert "末" in same_shape("未")
    assert "已" in same_shape("己")
    assert same_shape("渔") == ""


def test_characters_without_a_known_sound_have_none() -> None:
    assert same_sound("A") == near_sound("A") == same_sound("𠮷") == ""


def test_the_table_is_that_of_the_library_that_it_was_made_of() -> None:
    held = [line for line in sounds.FILE.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert held == sounds.lines()
