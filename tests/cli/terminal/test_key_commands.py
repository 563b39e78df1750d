import pytest

from reader.cli.terminal.key_commands import Action, KeyCommand, parse_command


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("", KeyCommand(Action.ON)),
        ("  ", KeyCommand(Action.ON)),
        ("3", KeyCommand(Action.OPEN, 3)),
        ("１２", KeyCommand(Action.OPEN, 12)),
        ("n", KeyCommand(Action.NEXT)),
        ("J", KeyCommand(Action.NEXT)),
        ("p", KeyCommand(Action.PREVIOUS)),
        ("ｋ", KeyCommand(Action.PREVIOUS)),
        ("b", KeyCommand(Action.BACK)),
        ("B", KeyCommand(Action.BOOKMARKS)),
        ("？", KeyCommand(Action.HELP)),
        ("q", KeyCommand(Action.QUIT)),
        ("/工会", KeyCommand(Action.SEARCH, text="工会")),
        ("／ 工会", KeyCommand(Action.SEARCH, text="工会")),
        ("、工会", KeyCommand(Action.SEARCH, text="工会")),
        ("/n", KeyCommand(Action.SEARCH, text="n")),
        ("/", KeyCommand(Action.SEARCH)),
        ("网约车 司机", KeyCommand(Action.SEARCH, text="网约车 司机")),
        ("2023年", KeyCommand(Action.SEARCH, text="2023年")),
        ("*书屋", KeyCommand(Action.SEARCH, text="*书屋")),
        ("sunny", KeyCommand(Action.SEARCH, text="sunny")),
        ("x光", KeyCommand(Action.SEARCH, text="x光")),
        ("9" * 30, KeyCommand(Action.SEARCH, text="9" * 30)),
        ("s", KeyCommand(Action.BOOKMARK)),
        ("*", KeyCommand(Action.BOOKMARK)),
        ("S3", KeyCommand(Action.BOOKMARK, 3)),
        ("s 3", KeyCommand(Action.BOOKMARK, 3)),
        ("＊　３", KeyCommand(Action.BOOKMARK, 3)),
        ("s 3 第二段，要核对！", KeyCommand(Action.BOOKMARK, 3, "第二段，要核对！")),
        ("s 第二段", KeyCommand(Action.BOOKMARK, None, "第二段")),
        ("s 3月的数字", KeyCommand(Action.BOOKMARK, None, "3月的数字")),
        ("g", KeyCommand(Action.DAY)),
        ("g2023", KeyCommand(Action.DAY, text="2023")),
        ("Ｇ 2023年2月", KeyCommand(Action.DAY, text="2023年2月")),
        ("goal", KeyCommand(Action.SEARCH, text="goal")),
        ("x", KeyCommand(Action.TAKE_AWAY)),
        ("x 2", KeyCommand(Action.TAKE_AWAY, 2)),
    ],
)
def test_a_line_is_a_key_a_number_or_words_to_search_for(line: str, command: KeyCommand) -> None:
    assert parse_command(line) == command
