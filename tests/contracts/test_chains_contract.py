"""Continuations: the contract of `Chains`."""

from reader.ports.change_list import ChangeKind
from reader.ports.store import Store
from tests.builders import DAILY, DAY, TEXTS, back_to, facts, onto, page, put_file, source, story


def test_chains(store: Store) -> None:
    one = put_file(
        store, source("d1", "/1.md"), [page(story("甲", TEXTS[0], continued_on=onto("2")), where=facts("1"))]
    )
    assert store.chains.unjoined() == [(DAILY, DAY)]
    store.chains.set(DAILY, DAY, [])
    assert store.chains.unjoined() == []
    two = put_file(
        store, source("d2", "/2.md"), [page(story("甲", TEXTS[1], continued_from=back_to("1")), story("乙"))]
    )
    assert store.chains.unjoined() == [(DAILY, DAY)]
    head, tail, other = *one.story_ids, *two.story_ids
    assert [held.row.id for held in store.holdings.jump_stories(DAILY, DAY)] == [head, tail]
    assert [(jump.row.id, jump.onward, jump.page, jump.page_held) for jump in store.chains.open_jumps()] == [
        (head, True, "2", True),
        (tail, False, "1", True),
    ]
    assert store.chains.open_jump_count() == 2
    before = store.change_list.last()
    store.chains.set(DAILY, DAY, [[head, tail]])
    assert {change.story_id for change in store.change_list.after(before, 9)} == {head, tail}
    assert store.chains.of([head, tail, other]) == {head: (head, tail), tail: (head, tail)}
    assert store.holdings.story(tail).parts == (head, tail)
    assert store.chains.open_jumps() == []
    assert store.chains.open_jump_count() == 0
    before = store.change_list.last()
    store.chains.set(DAILY, DAY, [[head, tail]])
    assert store.change_list.last() == before


def test_a_chain_that_loses_a_part_is_indexed_anew(store: Store) -> None:
    one = put_file(
        store, source("d1", "/1.md"), [page(story("甲", TEXTS[0], continued_on=onto("2")), where=facts("1"))]
    )
    two = put_file(store, source("d2", "/2.md"), [page(story("甲", TEXTS[1], continued_from=back_to("1")))])
    head, tail = *one.story_ids, *two.story_ids
    store.chains.set(DAILY, DAY, [[head, tail]])
    before = store.change_list.last()
    put_file(store, source("d3", "/1.md"), [page(story("丙", TEXTS[2]), where=facts("1"))])
    kinds = {change.story_id: change.kind for change in store.change_list.after(before, 9)}
    assert kinds[head] is ChangeKind.DELETE
    assert kinds[tail] is ChangeKind.PUT
    assert store.chains.unjoined() == [(DAILY, DAY)]
    assert store.chains.of([tail]) == {}
    store.chains.set(DAILY, DAY, [])
    assert [(jump.row.id, jump.page_held) for jump in store.chains.open_jumps()] == [(tail, True)]
