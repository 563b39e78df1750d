"""Paths of the files that ship with the program, and of the person's own folders."""

from pathlib import Path

from platformdirs import PlatformDirs

_PACKAGE = Path(__file__).resolve().parent
_OWN = PlatformDirs("dubao", appauthor=False)


def shipped(name: str) -> Path:
    """Return a file or folder that ships with the program, by its path from the top: 'resources/icons', 'seeds'.

    A wheel carries them inside the package, a checkout beside it.
    Raises FileNotFoundError if the installation lacks it.
    """
    for top in (_PACKAGE / "_shipped", _PACKAGE.parent):
        found = top / name
        if found.exists():
            return found
    raise FileNotFoundError(f"this installation of Dubao lacks {name}")


def sample() -> Path:
    """Return the newspaper page that ships with the program."""
    return next(iter(sorted(shipped("seeds").glob("*.txt"))))


def data_folder() -> Path:
    """Return the folder of the default library, in the platform's data folder (XDG_DATA_HOME respected)."""
    return _OWN.user_data_path


def cache_folder() -> Path:
    """Return the folder for files that can be rebuilt (XDG_CACHE_HOME respected)."""
    return _OWN.user_cache_path


def index_folder(library_id: str, cache: Path | None = None) -> Path:
    """Return the search index of a library, by its id. Whoosh unpickles it, so it never lies in the library itself."""
    return (cache or cache_folder()) / "index" / library_id


def settings_file() -> Path:
    """Return the person's settings, in the platform's configuration folder (XDG_CONFIG_HOME respected)."""
    return _OWN.user_config_path / "settings.json"


def known_libraries_file() -> Path:
    """Return the list of libraries that were opened on this machine (XDG_STATE_HOME respected)."""
    return _OWN.user_state_path / "known-libraries.json"


def log_file() -> Path:
    """Return the log of faults of the program itself (XDG_STATE_HOME respected)."""
    return _OWN.user_log_path / "dubao.log"
