import json
import lzma
import time
from itertools import islice
from pathlib import Path

import pytest

from reader.text.segment import BLOCK, JiebaSegmenter, RustSegmenter, Segmenter, make_segmenter

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / ".." / "shared" / "corpora" / "broadcast-news.pages.jsonl.xz"


@pytest.fixture(scope="module")
def jieba() -> Segmenter:
    return JiebaSegmenter()


@pytest.fixture(scope="module")
def rust() -> Segmenter:
    pytest.importorskip("rjieba", reason="rjieba is not installed")
    return RustSegmenter()


def test_words_and_their_places(jieba: Segmenter) -> None:
    text = "全国总工会10-30日在5G基站、ChatGPT上说1037万人3.5%"
    tokens = jieba.tokens(text)
    assert [word for word, _, _ in tokens] == jieba.words(text)
    assert all(text[start:end] == word for word, start, end in tokens)
    assert {"10", "30", "5G", "ChatGPT", "1037", "3.5%"} <= set(jieba.words(text))


def test_no_words_in_blanks_and_punctuation(jieba: Segmenter) -> None:
    assert jieba.words("，。 “”\n　—") == []


def test_both_segmenters_agree_on_the_sample(jieba: Segmenter, rust: Segmenter) -> None:
    for page in (ROOT / "seeds").glob("*.md"):
        for line in page.read_text("utf-8").splitlines():
            assert jieba.words(line) == rust.words(line)


def test_both_segmenters_agree_on_real_news(jieba: Segmenter, rust: Segmenter) -> None:
    if not CORPUS.exists():
        pytest.skip("the corpus is not here")
    with lzma.open(CORPUS, "rt", encoding="utf-8") as pages:
        for page in map(json.loads, islice(pages, 3)):
            for story in page["stories"]:
                for paragraph in story["paragraphs"]:
                    assert jieba.words(paragraph) == rust.words(paragraph)


def test_long_runs_of_unknown_characters_take_no_quadratic_time(jieba: Segmenter) -> None:
    text = "㐀㐁㐂㐃" * (5 * BLOCK)
    jieba.words("热身")
    started = time.perf_counter()
    assert "".join(jieba.words(text)) == text
    assert time.perf_counter() - started < 5


def test_no_cache_file_is_written(jieba: Segmenter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    JiebaSegmenter().words("工会")
    assert list(tmp_path.iterdir()) == []


def test_ids_name_the_segmenter_and_its_dictionary(jieba: Segmenter, rust: Segmenter) -> None:
    assert jieba.id.startswith("jieba-0.42.1-")
    assert rust.id.startswith("rjieba-")
    assert make_segmenter().id == rust.id
