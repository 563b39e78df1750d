import pytest

from reader.cli.terminal.key_commands import Act, Wish, wish_of


@pytest.mark.parametrize(
    ("line", "wish"),
    [
        ("", Wish(Act.ON)),
        ("  ", Wish(Act.ON)),
        ("3", Wish(Act.OPEN, 3)),
        ("１２", Wish(Act.OPEN, 12)),
        ("n", Wish(Act.NEXT)),
        ("J", Wish(Act.NEXT)),
        ("p", Wish(Act.PREVIOUS)),
        ("ｋ", Wish(Act.PREVIOUS)),
        ("b", Wish(Act.BACK)),
        ("B", Wish(Act.BOOKMARKS)),
        ("？", Wish(Act.HELP)),
        ("q", Wish(Act.QUIT)),
        ("/工会", Wish(Act.SEARCH, text="工会")),
        ("／ 工会", Wish(Act.SEARCH, text="工会")),
        ("、工会", Wish(Act.SEARCH, text="工会")),
        ("/n", Wish(Act.SEARCH, text="n")),
        ("/", Wish(Act.SEARCH)),
        ("网约车 司机", Wish(Act.SEARCH, text="网约车 司机")),
        ("2023年", Wish(Act.SEARCH, text="2023年")),
        ("*书屋", Wish(Act.SEARCH, text="*书屋")),
        ("sunny", Wish(Act.SEARCH, text="sunny")),
        ("x光", Wish(Act.SEARCH, text="x光")),
        ("9" * 30, Wish(Act.SEARCH, text="9" * 30)),
        ("s", Wish(Act.BOOKMARK)),
        ("*", Wish(Act.BOOKMARK)),
        ("S3", Wish(Act.BOOKMARK, 3)),
        ("s 3", Wish(Act.BOOKMARK, 3)),
        ("＊　３", Wish(Act.BOOKMARK, 3)),
        ("s 3 第二段，要核对！", Wish(Act.BOOKMARK, 3, "第二段，要核对！")),
        ("s 第二段", Wish(Act.BOOKMARK, None, "第二段")),
        ("s 3月的数字", Wish(Act.BOOKMARK, None, "3月的数字")),
        ("g", Wish(Act.DAY)),
        ("g2023", Wish(Act.DAY, text="2023")),
        ("Ｇ 2023年2月", Wish(Act.DAY, text="2023年2月")),
        ("goal", Wish(Act.SEARCH, text="goal")),
        ("x", Wish(Act.TAKE_AWAY)),
        ("x 2", Wish(Act.TAKE_AWAY, 2)),
    ],
)
def test_a_line_is_a_key_a_number_or_words_to_search_for(line: str, wish: Wish) -> None:
    assert wish_of(line) == wish
