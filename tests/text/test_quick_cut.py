"""The word table gives the words of rjieba and jieba. `tests.benchmarks.words_alike` compares a million texts."""

import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text import word_source
from reader.text.quick_cut import WIDE, QuickCut
from reader.text.segment import SHORT, JiebaSegmenter, RustSegmenter, make_segmenter
from reader.text.word_source import made_of, make_table
from reader.text.word_table import read_table
from tests.text.test_segment import one_by_one, real_texts

Cut = Callable[[str], list[str]]
ODD = "㐀䶿一龥鿕鿖鿿豈﫿𠀀𪛟𪛠𪜀𫜿𫝀𮯯𮯰丽𯨟𰀀〇々"
COMMON = "一二三四五六七八九十大中小王李张的了是在有和国人新闻工会记者治理政村塅塆龘靐"
HAN = st.one_of(
    st.sampled_from(COMMON),
    st.sampled_from(ODD),
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
    st.characters(min_codepoint=0x20000, max_codepoint=0x323AF),
)


JIEBA = JiebaSegmenter()


@pytest.fixture(scope="module")
def rust() -> Cut:
    pytest.importorskip("rjieba", reason="rjieba is not installed")
    return RustSegmenter().cut_runs


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cache") / "words"
    assert make_segmenter(path).id.startswith(("rjieba-", "jieba-"))
    return path


@pytest.fixture(scope="module")
def quick(file: Path) -> Cut:
    table = read_table(file, made_of("rjieba") or made_of("jieba"))
    assert table is not None
    assert table.header.agrees
    return QuickCut(table).cut


@pytest.fixture(scope="module")
def quick_of_jieba(tmp_path_factory: pytest.TempPathFactory) -> Cut:
    path = tmp_path_factory.mktemp("cache") / "words"
    make_table(path, "", JIEBA)
    table = read_table(path, "")
    assert table is not None
    assert table.header.agrees
    return QuickCut(table).cut


@settings(max_examples=500)
@given(text=st.text(HAN | st.just("\n"), max_size=30))
def test_words_of_any_characters_are_those_of_rjieba(quick: Cut, rust: Cut, text: str) -> None:
    assert quick(text) == rust(text)


@settings(max_examples=200)
@given(text=st.text(HAN, max_size=30))
def test_words_of_any_characters_are_those_of_jieba(quick_of_jieba: Cut, text: str) -> None:
    assert quick_of_jieba(text) == JIEBA.cut_runs(text)


def test_words_of_real_texts_are_those_of_rjieba(quick: Cut, rust: Cut) -> None:
    chosen = random.Random(7)
    texts = [run for text in real_texts() for run in WIDE.findall(text)]
    assert texts
    for text in chosen.sample(texts, min(len(texts), 3000)):
        assert quick(text) == rust(text)
        start = chosen.randrange(len(text))
        piece = text[start : start + chosen.randint(2, 30)]
        assert quick(piece) == rust(piece)


def test_short_texts_need_no_dictionary(file: Path) -> None:
    told = run_apart(
        f"s = make_segmenter(Path({str(file)!r}));"
        "print(s.id, s.words('网约车司机3.5%入会'), s.words_of(['工会', '新闻ABC']), s.tokens('新闻联播'));"
        "print('rjieba' in sys.modules, 'jieba' in sys.modules);"
        f"s.words('新闻' * {SHORT // 2} + '联播'); print('rjieba' in sys.modules)"
    )
    plain = make_segmenter()
    assert told[0] == " ".join(
        map(
            str,
            (plain.id, plain.words("网约车司机3.5%入会"), [["工会"], ["新闻", "ABC"]], plain.tokens("新闻联播")),
        )
    )
    assert told[1:] == ["False False", str(bool(made_of("rjieba")))]


def run_apart(program: str) -> list[str]:
    """The lines that a program prints in a process of its own."""
    start = "import sys; from pathlib import Path; from reader.text.segment import make_segmenter;"
    done = subprocess.run([sys.executable, "-c", start + program], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_texts_with_all_sorts_of_signs_are_cut_alike(file: Path) -> None:
    pytest.importorskip("rjieba", reason="rjieba is not installed")
    segmenter = make_segmenter(file)
    for text in [
        "",
        "\n",
        "二〇二三年々中\n国abc中文",
        "a_b_c 3.5% 10-30",
        "ⅢⅤ x中_国",
        "\0\U00020001龍",
        "中" * SHORT,
    ]:
        assert segmenter.words(text) == one_by_one(text)
    assert "_segmenter" not in vars(segmenter)


def test_a_useless_table_is_made_anew(file: Path, tmp_path: Path) -> None:
    whole = file.read_bytes()
    (tmp_path / "words").write_bytes(whole[:-1])
    segmenter = make_segmenter(tmp_path / "words")
    assert segmenter.words("新闻联播") == make_segmenter(file).words("新闻联播")
    assert (tmp_path / "words").read_bytes() == whole
    assert [path.name for path in tmp_path.iterdir()] == ["words"]


class SingleCharacters:
    """A model that knows no words."""

    id, wide = "other", True

    @property
    def cut_runs(self) -> Cut:
        return list


def test_a_table_with_other_words_is_not_used(tmp_path: Path) -> None:
    make_table(tmp_path / "words", made_of("rjieba") or made_of("jieba"), SingleCharacters())
    segmenter = make_segmenter(tmp_path / "words")
    assert segmenter.words("新闻联播") == make_segmenter().words("新闻联播")
    assert segmenter.id != "other"
    told = (tmp_path / "words").read_bytes()
    assert b'"agrees": false' in told.splitlines()[0]


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    assert make_segmenter(tmp_path / "file" / "words").words("新闻联播") == make_segmenter().words("新闻联播")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(word_source, "write_durably", full)
    make_table(tmp_path / "words", "", SingleCharacters())
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_package_that_is_not_there_is_made_of_nothing() -> None:
    assert made_of("no_such_package") == ""
