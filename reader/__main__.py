"""`dubao` and `python -m reader`: the command line, and the window when a command asks for it."""

import os
import signal
import sys
from types import FrameType
from typing import TYPE_CHECKING

from reader import foreign_warnings

if TYPE_CHECKING:
    from reader.cli.session import WindowOrder


def open_window(order: "WindowOrder") -> int:
    """Show the window. Qt is first imported here: no other command waits for it."""
    if order.screenshot and sys.platform.startswith("linux"):
        # A picture needs no display; elsewhere there always is one.
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from reader import app

    return app.run(
        library=order.library,
        files=order.files,
        links=order.links,
        screenshot=order.screenshot,
        size=order.size,
        story=order.story,
        query=order.query,
    )


def main() -> None:
    """The entry point of the installed command."""
    if getattr(sys, "frozen", False):
        # In a frozen program, child processes begin here too; this runs their task and ends them.
        from multiprocessing import freeze_support

        freeze_support()
    foreign_warnings.leave_out()
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _end)
    from reader.cli.program import run

    run(open_window)


def _end(_number: int, _frame: FrameType | None) -> None:
    """End at once on Ctrl+C while modules load: nothing is open yet, and a module might swallow KeyboardInterrupt."""
    os.write(2, b"dubao: Stopped by Ctrl+C.\n")
    os._exit(130)


if __name__ == "__main__":
    main()
