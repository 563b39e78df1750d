"""The draft of a clipping book: its stories in the reader's order, and their notes."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.draft import Draft, draft_of, draft_text


class TestDraft:
    DRAFT = Draft(title="消费", stories=(1, 2, 3, 4, 5), notes=((2, "核对"),))

    def test_stories_are_put_at_the_end_once(self) -> None:
        assert self.DRAFT.with_stories([9, 2, 9]).stories == (1, 2, 3, 4, 5, 9)

    def test_taking_out_takes_the_note(self) -> None:
        taken = self.DRAFT.without([2, 4])
        assert (taken.stories, taken.notes) == ((1, 3, 5), ())

    def test_moving_puts_a_block_before_a_place(self) -> None:
        assert self.DRAFT.moved([4, 2], 0).stories == (2, 4, 1, 3, 5)
        assert self.DRAFT.moved([1, 2], 5).stories == (3, 4, 5, 1, 2)
        assert self.DRAFT.moved([3], 3).stories == (1, 2, 3, 4, 5)

    def test_shifting_stops_at_the_ends(self) -> None:
        assert self.DRAFT.shifted([2], -1).stories == (2, 1, 3, 4, 5)
        assert self.DRAFT.shifted([2], 1).stories == (1, 3, 2, 4, 5)
        assert self.DRAFT.shifted([1], -1) == self.DRAFT
        assert self.DRAFT.shifted([5], 1) == self.DRAFT
        assert self.DRAFT.shifted([2, 3], 1).stories == (1, 4, 2, 3, 5)

    @given(st.lists(st.integers(1, 5), unique=True), st.integers(0, 5))
    @settings(max_examples=60, deadline=None)
    def test_moving_loses_nothing_and_keeps_the_others_in_order(self, ids: list[int], to: int) -> None:
        moved = self.DRAFT.moved(ids, to).stories
        assert sorted(moved) == [1, 2, 3, 4, 5]
        others = [number for number in moved if number not in ids]
        assert others == sorted(others)

    def test_a_draft_is_kept_as_text(self) -> None:
        assert draft_of(draft_text(self.DRAFT)) == self.DRAFT
        assert draft_of(None) == Draft()

    def test_several_notes_are_written_at_once(self) -> None:
        assert self.DRAFT.with_notes({1: "甲", 2: "", 3: "乙"}).notes == ((1, "甲"), (3, "乙"))

    def test_an_empty_note_is_none(self) -> None:
        assert self.DRAFT.with_note(2, "").notes == ()
        assert self.DRAFT.with_note(3, "好").note(3) == "好"
