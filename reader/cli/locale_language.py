"""The language of a person's locale: Chinese, or English for all other languages."""

import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from locale import windows_locale
from typing import Literal

Language = Literal["zh", "en"]

_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")
_FOR_SCRIPTS = ("C", "POSIX")
_TIMEOUT_S = 2.0


def language_of(environment: Mapping[str, str], ask_system: Callable[[], str]) -> Language:
    """Return the first available language of LANGUAGE, a list, else that of the locale, else that of the system.

    As in all programs with gettext, LANGUAGE is ignored in the locales C and POSIX, which scripts set.
    """
    locale = next(filter(None, map(environment.get, _LOCALES)), "")
    if locale in _FOR_SCRIPTS:
        return "en"
    for wanted in (environment.get("LANGUAGE") or locale or ask_system()).split(":"):
        match re.split(r"[_.@-]", wanted.lower())[0]:
            case "zh":
                return "zh"
            case "en":
                return "en"
    return "en"


def of_system() -> str:
    """Return the language that is set in Windows or macOS, which do not use LANG; '' on other systems."""
    if sys.platform == "win32":
        from ctypes import windll

        return named_by_windows(windll.kernel32.GetUserDefaultUILanguage())
    if sys.platform == "darwin":
        return named_by_macos("/usr/bin/defaults", "read", "-g", "AppleLanguages")
    return ""


def named_by_windows(number: int) -> str:
    """Return the locale of a Windows language identifier: zh_CN for 0x804; '' if unknown."""
    return windows_locale.get(number, "")


def named_by_macos(*command: str) -> str:
    """Return the languages that `command` prints as macOS does, in order of preference, in the format of LANGUAGE."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_TIMEOUT_S, check=False)
    except (OSError, subprocess.SubprocessError):
        return ""
    return ":".join(re.findall(r"[A-Za-z][\w-]+", done.stdout))
