"""The language of the command line: that of the locale, English for all that is not Chinese."""

import sys
from collections.abc import Mapping

import pytest

from reader.cli.locale_language import language_of, named_by_macos, named_by_windows


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.GB18030"}, "zh"),
        ({"LANG": "zh_TW.UTF-8"}, "zh"),
        ({"LANG": "zh_HK"}, "zh"),
        ({"LANG": "zh_SG.UTF-8@pinyin"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "zha_CN"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "", "LANGUAGE": ""}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "en_US:zh_CN"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "de:zh_CN:en"}, "zh"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "zh"}, "zh"),
        ({"LANGUAGE": "zh-Hans"}, "zh"),
        # A script that wants words it knows.
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "zh_CN:zh", "LC_ALL": "C"}, "en"),
        ({"LANGUAGE": "zh_CN:zh", "LANG": "POSIX"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_is_that_of_the_locale(environment: Mapping[str, str], language: str) -> None:
    assert language_of(environment, lambda: "") == language


@pytest.mark.parametrize(("system", "language"), [("zh_CN", "zh"), ("zh-Hant-TW:en-TW", "zh"), ("fr-FR", "en")])
def test_the_system_is_asked_where_no_locale_is_set(system: str, language: str) -> None:
    assert language_of({}, lambda: system) == language
    assert language_of({"LANG": "en_US.UTF-8"}, lambda: system) == "en"


def test_windows_names_its_language_by_a_number() -> None:
    numbers = (0x804, 0x404, 0xC04, 0x409, 0)
    assert [named_by_windows(number) for number in numbers] == ["zh_CN", "zh_TW", "zh_HK", "en_US", ""]


def test_macos_prints_its_languages() -> None:
    printed = '(\n    "zh-Hans-CN",\n    "en-CN"\n)\n'
    assert named_by_macos(sys.executable, "-c", f"print({printed!r})") == "zh-Hans-CN:en-CN"
    assert named_by_macos(sys.executable, "-c", "raise SystemExit(1)") == ""
    assert named_by_macos("no-such-program-of-macos") == ""
