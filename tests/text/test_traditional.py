import pytest

from reader.text.traditional import SIMPLIFIED, TRADITIONAL


def test_the_table_is_one_to_one_and_ends_where_it_leads() -> None:
    assert len(TRADITIONAL) == len(SIMPLIFIED) == len(set(TRADITIONAL))
    assert not set(TRADITIONAL) & set(SIMPLIFIED)


def test_it_is_what_opencc_says() -> None:
    opencc = pytest.importorskip("opencc", reason="OpenCC is not installed")
    convert = opencc.OpenCC("t2s").convert
    differing = [one for one, simple in zip(TRADITIONAL, SIMPLIFIED, strict=True) if convert(one) != simple]
    assert len(differing) < len(TRADITIONAL) // 50, differing
