"""The help of the prompt in Chinese: keys and queries as they are typed."""

import pytest

from reader.cli.terminal import help as keys
from reader.cli.terminal.composing import Composer
from reader.cli.terminal.look import Look
from reader.render.shown_text import ShownText


def test_keys_and_queries_stay_half_width(monkeypatch: pytest.MonkeyPatch) -> None:
    chinese = {keys._QUERIES: "搜索：标题:工会、版:2", keys._KEYS[-2][1]: "显示说明, 按 ? 键"}
    monkeypatch.setattr(keys, "tr", lambda text: chinese.get(text, text))
    lines = list(keys.help_lines(Composer(80, Look(styles=False), ShownText(True, "original"))))
    assert "搜索：标题:工会、版:2" in lines
    assert "  ?      显示说明, 按 ? 键" in lines
