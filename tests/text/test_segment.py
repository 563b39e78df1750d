import json
import lzma
import re
import time
from itertools import islice
from pathlib import Path

import pytest

from reader.text.segment import BLOCK_CHARACTERS, JiebaSegmenter, RustSegmenter, Segmenter, make_segmenter

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


RUNS = re.compile(
    r"(?P<han>[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af〇々]+)"
    r"|[^\W_\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af〇々]+(?:[.%][0-9]+)*%?"
)


def one_by_one(text: str) -> list[str]:
    """The words of a text, each Han run cut in a call of its own: what the segmenter's id has always stood for."""
    cut = pytest.importorskip("rjieba").cut
    words: list[str] = []
    for run in RUNS.finditer(text):
        if run.lastgroup == "han":
            for start in range(0, len(run.group()), BLOCK_CHARACTERS):
                words += cut(run.group()[start : start + BLOCK_CHARACTERS])
        else:
            words.append(run.group())
    return words


def real_texts() -> list[str]:
    sample = [line for page in (ROOT / "seeds").glob("*.md") for line in page.read_text("utf-8").splitlines()]
    labelled = (ROOT / ".." / "shared" / "pages").rglob("*.md")
    return sample + [line for page in labelled for line in page.read_text("utf-8").splitlines()]


def test_many_texts_at_once_are_cut_as_one_by_one(rust: Segmenter) -> None:
    odd = [
        "",
        "\n",
        "二〇二三年々中\n国abc中文",
        "a_b_c 3.5% 10-30",
        "中" * (2 * BLOCK_CHARACTERS + 3),
        "ⅢⅤ x中_国",
        "\0\U00020001龍",
    ]
    texts = odd + real_texts()
    expected = [one_by_one(text) for text in texts]
    assert rust.words_of(texts) == expected
    assert [rust.words(text) for text in texts[:200]] == expected[:200]


def test_long_runs_of_unknown_characters_take_no_quadratic_time(jieba: Segmenter) -> None:
    text = "㐀㐁㐂㐃" * (5 * BLOCK_CHARACTERS)
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
