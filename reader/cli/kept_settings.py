"""The settings file as commands change it."""

from collections.abc import Callable

from reader.cli.printing.output import NotDone, not_written
from reader.cli.words import tr
from reader.paths import settings_file
from reader.settings import Settings, load, read, save


def change_settings(change: Callable[[Settings], Settings]) -> Settings:
    """Change the settings in their file, and return them. Raises NotDone."""
    file = settings_file()
    try:
        kept = read(file)
        if kept is None and file.exists():
            # Writing it would destroy its content.
            raise NotDone(tr("{file} cannot be read as settings; nothing was changed.").format(file=file))
        settings = change(kept or Settings())
        save(file, settings)
    except OSError as error:
        raise not_written(file, error) from error
    return settings


def kept_settings() -> Settings:
    """Return the settings in force; the defaults if the file is missing or damaged."""
    return load(settings_file())
