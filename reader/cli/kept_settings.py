"""The settings file as commands change it."""

import json
from collections.abc import Callable
from pathlib import Path

from reader.cli.printing.output import NotDone
from reader.cli.words import tr
from reader.paths import settings_file
from reader.settings import Settings, load, save


def change_settings(change: Callable[[Settings], Settings]) -> Settings:
    """Change the settings in their file, and return them. Raises NotDone."""
    file = settings_file()
    _refuse_damaged(file)
    settings = change(load(file))
    try:
        save(file, settings)
    except OSError as error:
        raise NotDone(tr("{file} cannot be written: {reason}.").format(file=file, reason=error.strerror)) from error
    return settings


def kept_settings() -> Settings:
    """The settings in force; the defaults if the file is missing or damaged."""
    return load(settings_file())


def _refuse_damaged(file: Path) -> None:
    """Raise NotDone if the file contains no settings: writing it would destroy its content."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return
    except (OSError, ValueError, RecursionError) as error:
        raise NotDone(tr("{file} cannot be read as settings; nothing was changed.").format(file=file)) from error
    if not isinstance(kept, dict):
        raise NotDone(tr("{file} cannot be read as settings; nothing was changed.").format(file=file))
