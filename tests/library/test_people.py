"""The people who are quoted in a story."""

import pytest

from reader.library.people import speakers
from tests.builders import story


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("航天一院15所型号指挥刘海波说,“试验队员们", {"刘海波"}),
        ("县总工会书记张明介绍，", {"张明"}),
        ("一院党委书记王国辉告诉记者", {"王国辉"}),
        ("州总工会相关负责人表示，大家高兴地说。", set()),
        ("他说：好。", set()),
    ],
)
def test_names_stand_before_a_word_of_speaking(text: str, names: set[str]) -> None:
    assert speakers(story("标题", text)) == names
