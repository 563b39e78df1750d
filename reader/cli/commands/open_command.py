"""`dubao open`: the window, on screen or drawn to a picture."""

from pathlib import Path

import click

from reader.cli.commands.read_command import order_of, paths_in, read_here
from reader.cli.help.command import Command
from reader.cli.options.file_format import check_picture
from reader.cli.options.parameters import FILE_TO_WRITE, ID, QUERY, GivenPath
from reader.cli.printing.error_sentences import refusal, sentence
from reader.cli.printing.output import NotDone, complain
from reader.cli.process.display import trouble
from reader.cli.process.exit_codes import ExitCode
from reader.cli.process.stop_signals import CODE_OF_SIGNALS, Stopped, end_at_once, handled_by
from reader.cli.session import Session, WindowOrder
from reader.cli.words import in_one_line, mark, tr
from reader.errors import FileReason, NoWindow

NO_FONT = mark(
    "No font on this system has Chinese characters: boxes stand in their place. Install one: fonts-noto-cjk on Debian"
    " and Ubuntu, google-noto-sans-cjk-fonts on Fedora, noto-fonts-cjk on Arch."
)


class Size(click.ParamType[tuple[int, int]]):
    """WIDTHxHEIGHT in pixels."""

    name = "WxH"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        if isinstance(value, tuple):
            return value
        width, _, height = str(value).partition("x")
        if not (width.isdecimal() and height.isdecimal() and 0 < int(width) <= 8192 and 0 < int(height) <= 8192):
            self.fail(tr("{value} is no size such as 1280x800.").format(value=value), param, ctx)
        return int(width), int(height)


@click.command("open", cls=Command, short_help="Open the window, as dubao alone does.")
@click.argument("files", nargs=-1, metavar="[FILE|LINK]...", type=GivenPath())
@click.option(
    "--screenshot",
    metavar="OUT.png",
    type=FILE_TO_WRITE,
    help="Draw the window off screen into this picture (.png, .jpg, .webp, ...), and exit.",
)
@click.option("--size", type=Size(), default=(1280, 800), show_default="1280x800", help="Size of the window drawn.")
@click.option("--story", metavar="ID", type=ID, help="Open this story.")
@click.option("--query", metavar="TEXT", type=QUERY, help="Search for TEXT and open the first hit.")
@click.pass_context
@click.pass_obj
def open_command(
    session: Session,
    context: click.Context,
    files: tuple[str, ...] = (),
    screenshot: Path | None = None,
    size: tuple[int, int] = (1280, 800),
    story: int | None = None,
    query: str | None = None,
) -> None:
    """Import FILE..., and open the window; a LINK (dubao://story/...) opens its story. FILE may be a file:// address.

    If no window can be shown, the command says so in one line, names the missing system packages, and goes on in the
    terminal like `dubao read`. With --screenshot it needs no display. If no font has Chinese characters, the picture is
    written nevertheless, a sentence names a package with one, and the command exits 1.

    \b
    Examples:
      dubao open page.md
      dubao open --screenshot page.png --size 900x600 page.md
      dubao open --screenshot found.png --query 工会
    """
    if screenshot:
        check_picture(screenshot)
    absent = [path for path in paths_in(files) if not path.exists()]
    if screenshot and absent:
        # A window says so itself, and opens all the same; nobody would see it in a picture.
        raise NotDone(
            tr("{file} was not imported: {why}.").format(file=absent[0], why=refusal(FileReason.NOT_FOUND, ""))
        )
    order = order_of(session, files, screenshot=screenshot, size=size, story=story, query=query)
    code = _shown(session, order)
    if screenshot and code == ExitCode.NOT_DONE:
        raise NotDone(tr("{file} cannot be written.").format(file=screenshot))
    if screenshot and code == ExitCode.IN_PART:
        complain(tr(NO_FONT))
    context.exit(code)


def _shown(session: Session, order: WindowOrder) -> int:
    """Show the window or, if that is impossible, read in the terminal; return the exit code."""
    missing = trouble(off_screen=order.screenshot is not None)
    try:
        if missing is None:
            return _in_window(session, order)
    except NoWindow as error:
        missing = sentence(error)
    if order.screenshot:
        raise NotDone(missing)
    complain(in_one_line(missing, tr("Reading goes on in the terminal.")))
    return read_here(order)


def _in_window(session: Session, order: WindowOrder) -> int:
    """Show the window until it is closed; return the exit code. Raises NoWindow, Stopped."""
    with handled_by(end_at_once):
        code = session.open_window(order)
    if code > CODE_OF_SIGNALS:
        raise Stopped(code - CODE_OF_SIGNALS)
    return code
