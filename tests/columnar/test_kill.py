"""A writer killed at any moment leaves the state before its commit or the state after, and no lock."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader.columnar.writer import ColumnarIndex, open_dir
from tests.columnar.libraries import make

WRITER = """
import sys
from reader.columnar.writer import open_dir
index = open_dir(sys.argv[1])
for batch in range(int(sys.argv[2]), 10000):
    writer = index.writer(batch=500)
    for number in range(40):
        text = "中国经济发展" * (number % 7 + 1)
        writer.add_document(key=f"{batch}-{number}", grams=(text,), words=[text[:2]] * 5, number=batch)
    writer.commit(optimize=batch % 3 == 2)
    print(batch, flush=True)
"""
ROOT = Path(__file__).resolve().parents[2]
PAUSES = (0.003, 0.015, 0.027, 0.042)


@pytest.mark.skipif(sys.platform == "win32", reason="kills with a signal")
def test_a_kill_loses_at_most_the_last_batch(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    make(folder, ColumnarIndex)
    held = 0
    for pause in PAUSES:
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder), str(held)], stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        assert process.stdout
        reported = held - 1
        for line in (process.stdout.readline() for _ in range(2)):
            reported = int(line)
        time.sleep(pause)
        process.kill()
        reported = max([reported, *(int(line) for line in process.communicate()[0].split())])
        index = open_dir(str(folder))
        with index.reader() as reader:
            batches = reader.doc_count() // 40
            assert reader.doc_count() == batches * 40
            assert batches in (reported + 1, reported + 2)
            assert len({fields["key"] for fields in reader.all_stored_fields()}) == batches * 40
        index.writer().cancel()
        held = batches
