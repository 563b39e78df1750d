"""A check, without Qt, if a window can be shown here, and which system packages are missing for it."""

import os
import sys
from collections.abc import Iterator, Mapping
from ctypes import CDLL, c_char_p, c_int, c_void_p
from pathlib import Path
from typing import Any

from reader.cli.words import tr

# System libraries that Qt's own libraries and its offscreen plugin need, by ldd of PySide6-Essentials 6.12, with their
# packages in Debian and Ubuntu. A desktop has them all.
_DRAWING = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
}
# Libraries that the xcb plugin needs besides.
_X11 = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libX11-xcb.so.1": "libx11-xcb1",
}
_FONT = "fonts-noto-cjk"
# Functions of fontconfig: name, type of the result, types of the arguments.
_FONTCONFIG: tuple[tuple[str, Any, list[Any]], ...] = (
    ("FcNameParse", c_void_p, [c_char_p]),
    ("FcObjectSetCreate", c_void_p, []),
    ("FcFontList", c_void_p, [c_void_p, c_void_p, c_void_p]),
    ("FcFontSetDestroy", None, [c_void_p]),
    ("FcObjectSetDestroy", None, [c_void_p]),
    ("FcPatternDestroy", None, [c_void_p]),
)


def trouble(*, off_screen: bool) -> str | None:
    """Return a sentence on why no window can be shown, or drawn off screen; None if it can.

    Only Linux is checked: Windows and macOS always have a display, and their Qt contains everything it needs.
    """
    if not sys.platform.startswith("linux"):
        return None
    missing = missing_packages(off_screen=off_screen)
    advice = tr("missing system packages: apt install {names}").format(names=" ".join(missing)) if missing else ""
    if not off_screen and not has_display(os.environ):
        reason = tr("There is no display for a window (neither DISPLAY nor WAYLAND_DISPLAY leads to one); {advice}.")
        return reason.format(advice=advice or tr("no system package is missing"))
    return tr("Qt cannot draw here; {advice}.").format(advice=advice) if missing else None


def missing_packages(*, off_screen: bool) -> list[str]:
    """Return the Debian names of packages whose libraries cannot be loaded, and of a Chinese font if there is none.

    A font alone is not reported here: without one a window opens, and says so itself.
    """
    wanted = _DRAWING if off_screen else _DRAWING | _X11
    missing = [package for library, package in wanted.items() if not _loads(library)]
    return [*missing, _FONT] if missing and not has_chinese_font() else missing


def has_chinese_font() -> bool:
    """Return True if fontconfig knows a font for simplified Chinese; without fontconfig Qt finds none."""
    try:
        fontconfig = CDLL("libfontconfig.so.1")
    except OSError:
        return False
    for name, answer, arguments in _FONTCONFIG:
        function = getattr(fontconfig, name)
        function.restype, function.argtypes = answer, arguments
    pattern, objects = fontconfig.FcNameParse(b":lang=zh-cn"), fontconfig.FcObjectSetCreate()
    found = fontconfig.FcFontList(None, pattern, objects)
    # The structure of a font set begins with the number of its fonts.
    number = c_int.from_address(found).value if found else 0
    fontconfig.FcFontSetDestroy(found)
    fontconfig.FcObjectSetDestroy(objects)
    fontconfig.FcPatternDestroy(pattern)
    return number > 0


def has_display(environment: Mapping[str, str]) -> bool:
    """Return True if a window can open: a platform is chosen, there is a Wayland socket, or an X server answers."""
    if environment.get("QT_QPA_PLATFORM"):
        return True
    return any(socket.exists() for socket in _wayland_sockets(environment)) or (
        bool(environment.get("DISPLAY")) and _x_answers(environment["DISPLAY"])
    )


def _wayland_sockets(environment: Mapping[str, str]) -> Iterator[Path]:
    name = environment.get("WAYLAND_DISPLAY")
    if name:
        yield Path(environment.get("XDG_RUNTIME_DIR", "/")) / name


def _x_answers(display: str) -> bool:
    try:
        xcb = CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype, xcb.xcb_connect.argtypes = c_void_p, (c_char_p, c_void_p)
    xcb.xcb_connection_has_error.restype, xcb.xcb_connection_has_error.argtypes = c_int, (c_void_p,)
    xcb.xcb_disconnect.restype, xcb.xcb_disconnect.argtypes = None, (c_void_p,)
    connection = xcb.xcb_connect(display.encode(), None)
    answers = bool(xcb.xcb_connection_has_error(connection) == 0)
    xcb.xcb_disconnect(connection)
    return answers


def _loads(library: str) -> bool:
    try:
        CDLL(library)
    except OSError:
        return False
    return True
