"""A library whose owner had chosen the second engine of early versions: Whoosh makes its index anew."""

import json
from pathlib import Path

from reader.paths import settings_file
from reader.settings import Settings, load
from reader.wiring import open_library
from tests.doing import imported

PAGE = Path(__file__).parents[2] / "seeds" / "000_345b380e85948017.txt"


def test_a_library_of_the_former_engine_is_indexed_anew_without_a_word(tmp_path: Path) -> None:
    file = settings_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"search_engine": "tantivy", "font_size": 24}))
    try:
        assert load(file) == Settings(font_size=24)
        library = open_library(tmp_path / "library", tmp_path / "cache")
        imported(library, [PAGE])
        index = library.index_folder
        library.close()
        # The library as the other engine left it: its index beside the place of Whoosh's, which was never made.
        former = index.rename(index.with_name(f"{index.name}-tantivy"))
        library = open_library(tmp_path / "library", tmp_path / "cache")
        library.refresh_index()
        found = library.search("工会", limit=None)
        assert (found.total, found.scanned, library.check()) == (8, False, [])
        assert library.index_folder == index
        assert not former.exists()
        library.close()
    finally:
        file.unlink()
