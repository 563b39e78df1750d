"""Damaged lines of the journal: said once; a line that was only cut off is none."""

import pytest

from reader.library.watchman import FaultKind
from tests.library.own_journal.conftest import Held, noted

pytestmark = pytest.mark.usefixtures("found_damage")


def test_a_damaged_line_of_the_journal_is_said_once(held: Held) -> None:
    noted(held, 1, "记")
    noted(held, 2, "又记")
    held.library.close()
    content = bytearray(held.journal.read_bytes())
    content[content.index("又记".encode()) + 1] ^= 1
    held.journal.write_bytes(content)
    held.open_again()
    assert [fault.kind for fault in held.library.watchman.to_show()] == [FaultKind.JOURNAL_LINES]
    assert held.notes() == {"记", "又记"}
    held.open_again()
    assert held.library.watchman.faults() == []


def test_a_line_that_a_killed_program_cut_off_is_no_damage(held: Held) -> None:
    noted(held, 1, "记")
    held.library.close()
    with held.journal.open("ab") as file:
        file.write(b'{"number": 2, "it')
    held.open_again()
    assert held.library.watchman.faults() == []
    assert held.notes() == {"记"}
