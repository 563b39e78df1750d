import random

from reader.library.duplicates import Copy, groups
from reader.text.folding import Folding

FOLDING = Folding()


def text(seed: int, length: int = 500) -> str:
    return "".join(
        random.Random(seed).choices(
            "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动", k=length
        )
    )


def grouped(*texts: str) -> list[tuple[int, ...]]:
    return groups([Copy(number, one) for number, one in enumerate(texts)], FOLDING)


def test_the_same_copy_is_one_group_in_the_order_given() -> None:
    assert grouped(text(1), text(2), text(1), text(3), text(2)) == [(0, 2), (1, 4), (3,)]


def test_a_cut_copy_and_another_way_of_writing_belong_to_it() -> None:
    whole = text(1)
    assert grouped(whole, whole[:420], "　" + whole.replace("国", "國") + " (完)") == [(0, 1, 2)]


def test_half_of_it_in_a_longer_story_does_not() -> None:
    assert grouped(text(1), text(1)[:250] + text(2)) == [(0,), (1,)]


def test_short_notices_stay_alone() -> None:
    assert grouped("今日晴", "今日晴", "", "") == [(0,), (1,), (2,), (3,)]
    assert grouped() == []
