"""`dubao open`: the window, on screen or drawn to a picture."""

from pathlib import Path

import click

from reader.cli.addresses import without_address
from reader.cli.command import Command
from reader.cli.display import trouble
from reader.cli.ending import ExitCode
from reader.cli.output import NotDone, complain
from reader.cli.output_kind import check_picture
from reader.cli.parameters import FILE_TO_WRITE, ID, QUERY, GivenPath
from reader.cli.sentences import refusal
from reader.cli.session import Session, WindowOrder
from reader.cli.stopping import CODE_OF_SIGNALS, Stopped, end_at_once, handled_by
from reader.cli.words import mark, tr

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


@click.command("open", cls=Command, short_help="Open the window; the command where none is named.")
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

    Without a display the command says so in one line, names the system packages that are missing, and exits 2.
    With --screenshot it needs no display. If no font has Chinese characters, the picture is written all the same, a
    sentence names the package of one, and the command exits 1.

    \b
    Examples:
      dubao open page.md
      dubao open --screenshot page.png --size 900x600 page.md
      dubao open --screenshot found.png --query 工会
    """
    if screenshot:
        check_picture(screenshot)
    missing = trouble(off_screen=screenshot is not None)
    if missing:
        raise NotDone(missing)
    paths = tuple(Path(without_address(file)).absolute() for file in files if not _is_link(file))
    absent = [path for path in paths if not path.exists()]
    if screenshot and absent:
        # A window says so itself, and opens all the same; nobody would see it in a picture.
        raise NotDone(tr("{file} was not imported: {why}.").format(file=absent[0], why=refusal("not_found", "")))
    order = WindowOrder(
        library=session.library_folder,
        files=paths,
        links=tuple(file for file in files if _is_link(file)),
        screenshot=screenshot,
        size=size,
        story=story,
        query=query,
    )
    with handled_by(end_at_once):
        code = session.open_window(order)
    if code > CODE_OF_SIGNALS:
        raise Stopped(code - CODE_OF_SIGNALS)
    if screenshot and code == ExitCode.NOT_DONE:
        raise NotDone(tr("{file} cannot be written.").format(file=screenshot))
    if screenshot and code == ExitCode.IN_PART:
        complain(tr(NO_FONT))
    context.exit(code)


def _is_link(argument: str) -> bool:
    return argument.startswith("dubao:")
