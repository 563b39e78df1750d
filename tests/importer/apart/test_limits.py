"""The limits of the child process, if the system does not watch over its memory."""

from reader.importer.apart import limits


def test_the_memory_of_a_process_is_measured() -> None:
    before = limits.memory_held()
    held = bytes(range(256)) * (1 << 18)
    assert before > 1 << 20
    assert limits.memory_held() >= before
    assert len(held) == 1 << 26


def test_a_watch_ends_the_process_that_holds_too_much() -> None:
    sizes = iter([1, 2, 4])
    codes: list[int] = []
    limits.watch(lambda: next(sizes), 3, codes.append)
    assert codes == [limits.OUT_OF_MEMORY]
