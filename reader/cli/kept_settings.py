"""The settings file as commands change it."""

from collections.abc import Callable

from reader.cli.printing.output import complain, not_written
from reader.cli.words import tr
from reader.paths import settings_file
from reader.settings import Settings, load, save, set_damaged_aside


def change_settings(change: Callable[[Settings], Settings]) -> Settings:
    """Change the settings in their file, and return them; a damaged file is kept aside. Raises NotDone."""
    file = settings_file()
    try:
        aside = set_damaged_aside(file)
        if aside:
            said = tr("The settings file was damaged and is kept as {file}; what could be read of it stays in force.")
            complain(said.format(file=aside))
        settings = change(load(file))
        save(file, settings)
    except OSError as error:
        raise not_written(file, error) from error
    return settings


def kept_settings() -> Settings:
    """Return the settings in force; of a damaged file what can be read."""
    return load(settings_file())
