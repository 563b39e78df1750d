"""`dubao folder` and `dubao tag`: folders and tags of bookmarks."""

import click

from reader.acts import folders as folders_act
from reader.cli.help.command import Group
from reader.cli.options.given_ids import Count
from reader.cli.options.name_completion import folders, tags
from reader.cli.options.parameters import TEXT
from reader.cli.printing.output import NotDone, print_result
from reader.cli.printing.row_shape import Shape, json_lines, shaped
from reader.cli.session import Session
from reader.cli.words import tr, tr_n
from reader.errors import HeldKind, NotHeld
from reader.library.folders import clean_folder, count_within, within

FIELDS = ("name", "bookmarks")


@click.group("folder", cls=Group, short_help="Make, rename, order and remove folders of bookmarks.")
def folder() -> None:
    """Make, rename, order and remove folders of bookmarks. A slash separates a folder from one within it: 工会/2023.
    `dubao bookmark add --folder` puts stories into a folder.
    """


@folder.command("list", short_help="List the folders in their order.")
@shaped(FIELDS, key="name")
@click.pass_obj
def list_folders(session: Session, shape: Shape) -> None:
    """List the folders in their order, each with the number of bookmarks in it and in the folders within it.

    \b
    Fields of --json and --format:
      name, bookmarks

    \b
    Example:
      dubao folder list
    """
    with session.library(to_read=True) as library:
        names = library.folders.all()
        used = library.bookmarks.counts().folders
    shape.begin()
    for name in names:
        _row(shape, name, count_within(used, name))


@folder.command("add", short_help="Make folders.")
@click.argument("names", nargs=-1, required=True, metavar="NAME...", type=TEXT)
@json_lines
@click.pass_obj
def add_folder(session: Session, names: tuple[str, ...], as_json: bool) -> None:
    """Make folders at the end of the order; folders that exist stay as they are.

    \b
    Example:
      dubao folder add 工会 工会/2023
    """
    cleaned = [clean_folder(name) for name in names]
    if not all(cleaned):
        raise click.UsageError(tr("the name is empty."))
    with session.library() as library:
        existing = set(library.folders.all())
        made = dict.fromkeys(cleaned)
        folders_act.make(library, *made)
    for name in made:
        print_result(
            {"name": name, "made": name not in existing},
            (tr("{name} was there.") if name in existing else tr("{name} is made.")).format(name=name),
            as_json,
        )


@folder.command("rename", short_help="Give a folder another name.")
@click.argument("name", type=TEXT, shell_complete=folders)
@click.argument("new", type=TEXT, shell_complete=folders)
@json_lines
@click.pass_obj
def rename_folder(session: Session, name: str, new: str, as_json: bool) -> None:
    """Give the folder NAME the name NEW, the folders in it included. If NEW exists, the two are merged.

    \b
    Examples:
      dubao folder rename 工会 总工会
      dubao folder rename 2023 工会/2023
    """
    name, new = clean_folder(name), clean_folder(new)
    if not new:
        raise click.UsageError(tr("the name is empty."))
    if new != name and within(new, name):
        raise NotDone(tr("{new} lies in {name} itself.").format(new=new, name=name))
    with session.library() as library:
        if name not in library.folders.all():
            raise NotHeld(HeldKind.FOLDER, name)
        count = folders_act.rename(library, name, new).result.count
    _report(tr("{name} is called {new} now, with {bookmarks}."), name, new, count, as_json)


@folder.command("remove", short_help="Remove folders; their bookmarks go to the folder above.")
@click.argument("names", nargs=-1, required=True, metavar="NAME...", type=TEXT, shell_complete=folders)
@json_lines
@click.pass_context
@click.pass_obj
def remove_folder(session: Session, context: click.Context, names: tuple[str, ...], as_json: bool) -> None:
    """Remove folders, with the folders in them. Their bookmarks are kept, in the folder above or in none.

    \b
    Example:
      dubao folder remove 工会/2023
    """
    count = Count()
    with session.library() as library:
        existing = set(library.folders.all())
        wanted = dict.fromkeys(map(clean_folder, names))
        removed = folders_act.remove(library, *(name for name in wanted if name in existing)).result
    for name in wanted:
        if name not in existing:
            count.miss(NotHeld(HeldKind.FOLDER, name))
    for each in removed:
        count.done += 1
        _report(tr("{name} is removed; {bookmarks} went to the folder above."), each.name, "", each.count, as_json)
    context.exit(count.exit_code)


@folder.command("move", short_help="Move a folder up or down.")
@click.argument("name", type=TEXT, shell_complete=folders)
@click.option("--up", "step", flag_value=-1, type=int, help="One place up.")
@click.option("--down", "step", flag_value=1, type=int, help="One place down.")
@json_lines
@click.pass_obj
def move_folder(session: Session, name: str, step: int | None, as_json: bool) -> None:
    """Move the folder NAME up or down among the folders of its level, and list all folders.

    \b
    Example:
      dubao folder move 工会 --up
    """
    if step is None:
        raise click.UsageError(tr("say where to: --up or --down."))
    name = clean_folder(name)
    with session.library() as library:
        if name not in library.folders.all():
            raise NotHeld(HeldKind.FOLDER, name)
        folders_act.move(library, name, step)
        order = library.folders.all()
    for each in order:
        print_result({"name": each}, each, as_json)


@click.group("tag", cls=Group, short_help="List, rename and remove tags of bookmarks.")
def tag() -> None:
    """List, rename and remove the tags of bookmarks. `dubao bookmark add --tag` gives them."""


@tag.command("list", short_help="List the tags, with how many bookmarks have each.")
@shaped(FIELDS, key="name")
@click.pass_obj
def list_tags(session: Session, shape: Shape) -> None:
    """List the tags by name, each with the number of bookmarks that have it.

    \b
    Fields of --json and --format:
      name, bookmarks

    \b
    Example:
      dubao tag list
    """
    with session.library(to_read=True) as library:
        used = library.bookmarks.counts().tags
    shape.begin()
    for name in sorted(used):
        _row(shape, name, used[name])


@tag.command("rename", short_help="Give a tag another name.")
@click.argument("name", type=TEXT, shell_complete=tags)
@click.argument("new", type=TEXT, shell_complete=tags)
@json_lines
@click.pass_obj
def rename_tag(session: Session, name: str, new: str, as_json: bool) -> None:
    """Give the tag NAME the name NEW on all bookmarks. If NEW exists, the two are merged.

    \b
    Example:
      dubao tag rename 待引用 引用
    """
    new = new.strip()
    if not new:
        raise click.UsageError(tr("the name is empty."))
    with session.library() as library:
        if name not in library.bookmarks.counts().tags:
            raise NotHeld(HeldKind.TAG, name)
        count = folders_act.rename_tag(library, name, new).result.count
    _report(tr("{name} is called {new} now, on {bookmarks}."), name, new, count, as_json)


@tag.command("remove", short_help="Take tags off all bookmarks.")
@click.argument("names", nargs=-1, required=True, metavar="NAME...", type=TEXT, shell_complete=tags)
@json_lines
@click.pass_context
@click.pass_obj
def remove_tag(session: Session, context: click.Context, names: tuple[str, ...], as_json: bool) -> None:
    """Take tags off all bookmarks; the bookmarks themselves are kept.

    \b
    Example:
      dubao tag remove 待引用
    """
    count = Count()
    with session.library() as library:
        removed = folders_act.remove_tag(library, *dict.fromkeys(names)).result
    for each in removed:
        if not each.count:
            count.miss(NotHeld(HeldKind.TAG, each.name))
            continue
        count.done += 1
        _report(tr("{name} is taken off {bookmarks}."), each.name, "", each.count, as_json)
    context.exit(count.exit_code)


def _row(shape: Shape, name: str, count: int) -> None:
    shape.row(dict(zip(FIELDS, (name, count), strict=True)), "{:6}  {}".format, count, name)


def _report(said: str, name: str, new: str, count: int, as_json: bool) -> None:
    bookmarks = tr_n("{n} bookmark", "{n} bookmarks", count)
    record = dict(zip(FIELDS, (new or name, count), strict=True))
    print_result(record, said.format(name=name, new=new, bookmarks=bookmarks), as_json)
