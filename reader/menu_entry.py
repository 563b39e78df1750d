"""A menu entry on a Linux desktop for one person: the entry that starts this installation, its icon, its MIME type.

The files lie in the person's data folder, which the desktop reads before the system's. Sources: the Desktop Entry, Icon
Theme and Shared MIME-info specifications of freedesktop.org.
"""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import which

from reader.durable import write_durably

ID = "app.dubao.Dubao"
_READABLE = 0o644
_TIMEOUT_S = 60
_RESERVED = '"`$\\'
"""Characters that are escaped by a backslash within the quotation marks of a command."""
_RUN_ARGUMENT = 'exec "$0" "$@"'
_MIME_DATABASE = (
    *("XMLnamespaces", "aliases", "generic-icons", "globs", "globs2", "icons", "magic", "mime.cache", "subclasses"),
    *("treemagic", "types", "version"),
)
"""Files that update-mime-database derives from the packages; empty once the last package is gone."""


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """The entry in `data`, the person's data folder (XDG_DATA_HOME), made from the `resources` that ship."""

    data: Path
    resources: Path

    @property
    def file(self) -> Path:
        """The entry itself."""
        return self.data / "applications" / f"{ID}.desktop"

    @property
    def icon(self) -> Path:
        return self.data / "icons" / "hicolor" / "scalable" / "apps" / f"{ID}.svg"

    @property
    def kind_of_file(self) -> Path:
        return self.data / "mime" / "packages" / f"{ID}.xml"

    def install(self, program: Path) -> None:
        """Write the files, over those of an earlier installation; the entry starts `program`, an absolute path.

        Raises OSError.
        """
        linux = self.resources / "linux"
        shipped = (linux / f"{ID}.desktop").read_text(encoding="utf-8")
        for file, content in (
            (self.icon, (self.resources / "icons" / "dubao.svg").read_bytes()),
            (self.kind_of_file, (linux / f"{ID}.mime.xml").read_bytes()),
            (self.file, entry_for(program, shipped).encode()),
        ):
            file.parent.mkdir(parents=True, exist_ok=True)
            write_durably(file, content, mode=_READABLE)
        self._notify_desktop()

    def remove(self) -> list[Path]:
        """Delete the files that `install` wrote, and folders left empty; return the files that were there.

        Raises OSError.
        """
        there = [file for file in (self.file, self.icon, self.kind_of_file) if file.is_file() or file.is_symlink()]
        for file in there:
            file.unlink()
        if there:
            self._notify_desktop()
            for cache in self._idle_caches():
                cache.unlink(missing_ok=True)
            # The MIME database has a folder for each media type.
            for folder in [*_listed(self.kind_of_file.parent.parent), *(file.parent for file in there)]:
                self._remove_empty(folder)
        return there

    def _notify_desktop(self) -> None:
        """Bring the desktop's caches up to date, with the tools that are installed."""
        _run("update-desktop-database", self.file.parent)
        _run("update-mime-database", self.data / "mime")
        theme = self.data / "icons" / "hicolor"
        if (theme / "icon-theme.cache").exists():
            _run("gtk-update-icon-cache", "--force", "--ignore-theme-index", "--quiet", theme)
        elif theme.is_dir():
            # A running desktop reads a theme again whose folder has changed.
            os.utime(theme)

    def _idle_caches(self) -> Iterator[Path]:
        """Yield caches of folders that hold nothing else."""
        applications, mime = self.file.parent, self.kind_of_file.parent.parent
        if not any(each.name != "mimeinfo.cache" for each in _listed(applications)):
            yield applications / "mimeinfo.cache"
        if not any(_listed(self.kind_of_file.parent)):
            yield from (mime / name for name in _MIME_DATABASE)

    def _remove_empty(self, folder: Path) -> None:
        while folder != self.data and self.data in folder.parents and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent


def entry_for(program: Path, shipped: str) -> str:
    """Return the shipped entry, changed to start `program` by its path, and to be hidden when that is gone."""
    lines = []
    for line in shipped.splitlines():
        if line.startswith("Exec=dubao "):
            lines += [
                f"TryExec={_string(str(program))}",
                f"Exec={_command(program)} {line.removeprefix('Exec=dubao ')}",
            ]
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"


def is_temporary(program: Path) -> bool:
    """Return True if a program lies among temporary files or in a cache (uvx, `pipx run`), and will not stay there."""
    passing = [Path(tempfile.gettempdir()), Path("/tmp"), Path("/var/tmp"), Path("/dev/shm"), Path("/run")]
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return ".cache" in program.parts or any(folder in program.parents for folder in [*passing, Path(cache)])


def system_entry() -> Path | None:
    """Return the entry of the system's own menu (XDG_DATA_DIRS), which a package brings; None if there is none."""
    folders = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    entries = (Path(folder) / "applications" / f"{ID}.desktop" for folder in folders.split(":") if folder)
    return next((entry for entry in entries if entry.is_file()), None)


def can_be_named(program: Path) -> bool:
    """Return True if an entry, which is lines of text in UTF-8, can name this path."""
    return str(program).isprintable()


def _command(program: Path) -> str:
    """Return the program at the head of a command, quoted after the Desktop Entry specification."""
    text = str(program)
    if "%" in text:
        # GLib looks for the program before it makes %% into %, and finds none: the shell is given it as an argument.
        return " ".join(["/bin/sh -c", _quoted(_RUN_ARGUMENT), _quoted(text.replace("%", "%%"))])
    return _quoted(text)


def _quoted(argument: str) -> str:
    escaped = "".join(f"\\{each}" if each in _RESERVED else each for each in argument)
    return _string(f'"{escaped}"')


def _string(value: str) -> str:
    """Return a value of an entry's type `string`, in which a backslash is written twice."""
    return value.replace("\\", "\\\\")


def _listed(folder: Path) -> Iterator[Path]:
    return folder.iterdir() if folder.is_dir() else iter(())


def _run(tool: str, *arguments: str | Path) -> None:
    if found := which(tool):
        # A stale cache is rebuilt by the next program that installs something.
        with suppress(subprocess.TimeoutExpired, OSError):
            subprocess.run([found, *arguments], capture_output=True, timeout=_TIMEOUT_S, check=False)
