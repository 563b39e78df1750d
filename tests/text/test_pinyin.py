import subprocess
import sys

import pytest

from reader.text.pinyin import first_letters, spells


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("lhb", "刘海波"),
        ("liuhaibo", "刘海波"),
        ("LiuHB", "刘海波"),
        ("liuhai", "刘海波"),
        ("liu ha", "刘海波"),
        ("zhsh", "郑莎"),
        ("zs", "郑莎"),
        ("zhengs", "郑莎"),
        ("cq", "重庆"),
        ("zq", "重庆"),
        ("lv", "吕"),
        ("lu", "吕"),
        ("5gjz", "5G基站"),
        ("xi'an", "西安"),
    ],
)
def test_spelled(typed: str, text: str) -> None:
    assert spells(typed, text)
    assert typed[0].lower() in first_letters(text)


@pytest.mark.parametrize(
    ("typed", "text"), [("lhx", "刘海波"), ("lhbo1", "刘海波"), ("", "刘"), ("a", ""), ("hb", "刘海波")]
)
def test_not_spelled(typed: str, text: str) -> None:
    assert not spells(typed, text)


def test_phrases_are_not_loaded() -> None:
    code = "import sys; from reader.text.pinyin import spells; print(spells('lhb', '刘海波'), *sys.modules)"
    spelled, *loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.split()
    assert spelled == "True"
    assert "pypinyin" in loaded
    assert "pypinyin.phrases_dict" not in loaded
