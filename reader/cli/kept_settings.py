"""The settings file as commands change it."""

from collections.abc import Callable

from reader.cli.printing.output import complain, not_written
from reader.cli.words import tr
from reader.paths import settings_file
from reader.settings import Settings, load, save, set_damaged_aside


def change_settings(change: Callable[[Settings], Settings]) -> Settings:
    """Change the settings in their file, and return them; a damaged file is kept aside. Raises NotDone."""
    file = settings_file()
    settings = change(kept_settings())
    try:
        save(file, settings)
    except OSError as error:
        raise not_written(file, error) from error
    return settings


def kept_settings() -> Settings:
    """Return the settings in force. Of a damaged file, which is kept aside and said, that is what can be read."""
    file = settings_file()
    try:
        if aside := set_damaged_aside(file):
            said = tr("The settings file was damaged and is kept as {file}; what could be read of it stays in force.")
            complain(said.format(file=aside))
    except OSError:
        # On a full disk it stays where it is, and is said again.
        complain(tr("The settings file {file} is damaged; what can be read of it is in force.").format(file=file))
    return load(file)
