"""Findings of a check."""

from reader.library.findings import Thing, counted


def test_the_first_of_many_things_are_named_and_all_are_counted() -> None:
    things = [Thing(name=str(number)) for number in range(7)]
    (found,) = counted("stories whose text is damaged", things)
    assert str(found) == "stories whose text is damaged: 7 (0; 1; 2; 3; 4; …)"
    assert counted("stories whose text is damaged", []) == []
