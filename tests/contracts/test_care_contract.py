"""Care of a library: the part of the contract of `Care` that needs no file. The rest is in tests/store/file."""

import pytest

from reader.errors import NotHeld
from reader.ports.store import Store
from tests.builders import page, put_file, source, story


def test_a_new_library_is_sound_and_has_no_copies(store: Store) -> None:
    put_file(store, source(), [page(story("甲"))])
    store.care.look_through()
    assert store.care.check() == []
    assert (store.care.backups(), store.care.last_back_up()) == ([], None)


def test_a_copy_that_does_not_exist_is_not_held(store: Store) -> None:
    name = "library-20230215-000000-daily.sqlite3"
    for asked in (store.care.verify, store.care.note_checksum, store.care.set_aside, store.care.changes):
        with pytest.raises(NotHeld):
            asked(name)
