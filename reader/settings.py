"""The settings: one described table, kept as a small JSON file.

Each setting is a field of `Settings`, described once, in both languages, at its declaration: the settings dialog, the
manual and the checks of a settings file are all made from `described()`.
"""

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal, get_args

from reader.durable import write_durably
from reader.private_folders import make_private_folder
from reader.scratch import remove_unfinished

LanguageName = Literal["zh_CN", "en"]
LanguageChoice = Literal["system", LanguageName]
ThemeName = Literal["light", "dark", "sepia", "contrast"]
ThemeChoice = Literal["system", ThemeName]
Typeface = Literal["serif", "sans"]
Script = Literal["original", "simplified", "traditional"]
Skim = Literal["headlines", "leads", "full"]
StoryOrder = Literal["page", "newest", "oldest", "title", "newspaper"]
Grouping = Literal["none", "page", "date"]
HitOrder = Literal["relevance", "newest", "oldest"]
GbtEdition = Literal["2025", "2015"]
"""The values that a choice has; a comparison with any other is an error to mypy."""

_MOST_DAMAGED = 20
"""Damaged files that are kept; the first makes room for one more."""
_OPENS = re.compile(r'\s*"(\w+)": \{$')
_PAIR = re.compile(r'\s*("(?:[^"\\]|\\.)*"): (.+?),?$')
_DAMAGED = "\ufffd"

Value = bool | int | float | str
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A setting as a person sees it. `choices`, or `low` and `high` (both allowed), bound its values if given."""

    name: str
    zh: str
    en: str
    default: Value
    group: str
    choices: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None

    def allows(self, value: object) -> bool:
        """Return True if `value` has the setting's type and lies within its bounds."""
        if isinstance(self.default, float) and isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        if type(value) is not type(self.default):
            return False
        if self.choices and value not in self.choices:
            return False
        if isinstance(value, bool | str):
            return True
        assert isinstance(value, int | float)
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


def _setting(default: Any, group: str, zh: str, en: str, **bounds: Any) -> Any:
    return field(default=default, metadata={"group": group, "zh": zh, "en": en, **bounds})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings; `keys` (command, key sequence) and `window` (part, state) hold what differs from the default."""

    language: LanguageChoice = _setting(
        "system", "look", "界面语言", "Language of the window", choices=get_args(LanguageChoice)
    )
    theme: ThemeChoice = _setting("system", "look", "配色", "Colours", choices=get_args(ThemeChoice))
    font_family: Typeface = _setting("serif", "reading", "正文字体", "Typeface of the text", choices=get_args(Typeface))
    font_size: int = _setting(18, "reading", "字号（像素）", "Size of the text in pixels", low=10, high=72)
    line_height: float = _setting(1.75, "reading", "行距（倍）", "Line height, times the size", low=1.0, high=3.0)
    measure: int = _setting(38, "reading", "每行字数", "Characters to a line", low=16, high=80)
    indent: bool = _setting(True, "reading", "段首缩进两字", "Indent first lines by two characters")
    full_width: bool = _setting(True, "reading", "半角标点显示为全角", "Show half-width punctuation full-width")
    script: Script = _setting(
        "original",
        "reading",
        "简繁显示",
        "Simplified or traditional characters",
        choices=get_args(Script),
    )
    skim: Skim = _setting("full", "reading", "读法：要目、导语、全文", "How much is shown", choices=get_args(Skim))
    copy_as_shown: bool = _setting(False, "reading", "复制所见文字（而非原文）", "Copy what is shown, not the original")
    mark_read: bool = _setting(True, "reading", "打开即标为已读", "Opening a story marks it as read")
    speech_rate: float = _setting(0.0, "reading", "朗读速度", "Speed of reading aloud", low=-1.0, high=1.0)
    sort: StoryOrder = _setting(
        "page",
        "list",
        "稿件排序",
        "Order of the story list",
        choices=get_args(StoryOrder),
    )
    group: Grouping = _setting("page", "list", "稿件分组", "Groups of the story list", choices=get_args(Grouping))
    column_newspaper: bool = _setting(False, "list", "栏目：报纸", "Column in the list: newspaper")
    column_date: bool = _setting(False, "list", "栏目：日期", "Column in the list: date")
    column_page: bool = _setting(False, "list", "栏目：版面", "Column in the list: page")
    column_label: bool = _setting(False, "list", "栏目：专栏", "Column in the list: column label")
    search_as_typed: bool = _setting(True, "search", "输入时即搜索", "Search while typing")
    search_sort: HitOrder = _setting(
        "relevance", "search", "结果排序", "Order of what is found", choices=get_args(HitOrder)
    )
    other_names: bool = _setting(
        True, "search", "同时查找别名（全总：中华全国总工会）", "Search for other names as well (全总: 中华全国总工会)"
    )
    near_answers: bool = _setting(
        True, "search", "结果少时列出最接近的稿件", "Below few hits list the stories that come closest"
    )
    fold_width: bool = _setting(True, "search", "不分全角半角", "Full-width and half-width forms are the same")
    fold_case: bool = _setting(True, "search", "不分大小写", "Upper and lower case are the same")
    fold_script: bool = _setting(True, "search", "不分简繁", "Simplified and traditional characters are the same")
    fold_quotes: bool = _setting(True, "search", "不分引号和间隔号的样式", "Quotation marks and dots are the same")
    fold_zeros: bool = _setting(True, "search", "〇、○、零视为相同", "〇, ○ and 零 are the same")
    keep_history: bool = _setting(True, "search", "保留搜索历史", "Keep a history of searches")
    gbt_edition: GbtEdition = _setting(
        "2025", "citing", "引文与参考文献的标准", "Standard of citations and references", choices=get_args(GbtEdition)
    )
    keys: Pairs = ()
    window: Pairs = ()

    def key(self, command: str) -> str | None:
        """Return the key sequence that a person gave to a command; None if it has its default."""
        return dict(self.keys).get(command)

    def state(self, part: str) -> str | None:
        """Return the kept state of a part of the window (base64 of what Qt saves)."""
        return dict(self.window).get(part)

    def with_key(self, command: str, keys: str | None) -> "Settings":
        """Return the settings with `command` on other keys; None restores its default."""
        return replace(self, keys=_with_pair(self.keys, command, keys))

    def with_state(self, part: str, state: str | None) -> "Settings":
        """Return the settings with the state of a part of the window; None forgets it."""
        return replace(self, window=_with_pair(self.window, part, state))


def described() -> tuple[Description, ...]:
    """Return every setting that a person can choose, in the order of declaration."""
    return tuple(
        Description(name=each.name, default=getattr(Settings(), each.name), **each.metadata)
        for each in fields(Settings)
        if each.metadata
    )


def read(file: Path) -> Settings | None:
    """Return the settings kept in `file`; None if it is missing or damaged, or holds a value out of bounds."""
    try:
        settings, sound = _kept(file)
    except OSError:
        return None
    return settings if sound else None


def load(file: Path) -> Settings:
    """Return the settings kept in `file`; of a damaged file what can be read, of a missing one the defaults."""
    try:
        return _kept(file)[0]
    except OSError:
        return Settings()


def _kept(file: Path) -> tuple[Settings, bool]:
    """Return the settings that can be read from a file, and True if nothing in it is damaged. Raises OSError."""
    content = file.read_bytes()
    try:
        kept = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError):
        return _readable(content), False
    return (from_mapping(kept), _is_sound(kept)) if isinstance(kept, dict) else (Settings(), False)


def _is_sound(kept: Mapping[str, object]) -> bool:
    """Return True if each setting that the object names has a value that is allowed; other names are passed over."""
    pairs = [kept[name] for name in ("keys", "window") if name in kept]
    return all(each.allows(kept[each.name]) for each in described() if each.name in kept) and all(
        isinstance(each, dict) and all(isinstance(value, str) for value in each.values()) for each in pairs
    )


def set_damaged_aside(file: Path) -> Path | None:
    """Keep a damaged file aside, and what could be read of it in force; return the path of the kept file.

    Returns None if the file is sound or missing. Raises OSError if the disk does not allow it; nothing is lost then.
    """
    if not file.is_file() or read(file) is not None:
        return None
    settings = load(file)
    numbered = (file.with_name(f"{file.name}.damaged{number or ''}") for number in range(_MOST_DAMAGED))
    aside = next((each for each in numbered if not each.exists()), file.with_name(f"{file.name}.damaged"))
    write_durably(aside, file.read_bytes())
    save(file, settings)
    return aside


def merged(own: Settings, before: Settings, other: Settings) -> Settings:
    """Join two ways in which `before` was changed: what differs in `own`, else what stands in `other`."""
    changed = {
        each.name: value
        for each in fields(Settings)
        if (value := getattr(own, each.name)) != getattr(before, each.name)
    }
    return replace(other, **changed)


def from_mapping(kept: Mapping[str, object]) -> Settings:
    """Return the settings in a file's JSON object; unknown names are passed over."""
    values: dict[str, Any] = {
        each.name: kept[each.name] for each in described() if each.name in kept and each.allows(kept[each.name])
    }
    for name in ("keys", "window"):
        values[name] = _pairs(kept.get(name))
    return Settings(**values)


def save(file: Path, settings: Settings) -> None:
    """Write the settings to `file`, in one step; temporary files of killed programs go. Raises OSError."""
    kept = asdict(settings) | {"keys": dict(settings.keys), "window": dict(settings.window)}
    make_private_folder(file.parent)
    remove_unfinished(file.parent)
    # Half a character, which a clipboard may bring, becomes an escape of JSON.
    write_durably(file, json.dumps(kept, ensure_ascii=False, indent=2).encode(errors="backslashreplace"))


def _readable(data: bytes) -> Settings:
    """Return the settings of a damaged file, line by line as `save` writes them; damaged values become defaults."""
    values: dict[str, Any] = {}
    inside = values
    for line in data.decode(errors="replace").splitlines():
        if found := _OPENS.match(line):
            inside = values[found[1]] = {}
        elif line.startswith("  }"):
            inside = values
        elif _DAMAGED not in line and (found := _PAIR.match(line)):
            with suppress(ValueError, RecursionError):
                inside[json.loads(found[1])] = json.loads(found[2])
    return from_mapping(values)


def _pairs(value: object) -> Pairs:
    if not isinstance(value, dict):
        return ()
    return tuple((key, kept) for key, kept in value.items() if isinstance(kept, str))


def _with_pair(pairs: Pairs, key: str, value: str | None) -> Pairs:
    kept = dict(pairs)
    kept.pop(key, None)
    return tuple(kept.items()) if value is None else (*kept.items(), (key, value))
