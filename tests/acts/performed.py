"""Each registered act, done on a furnished library: `PERFORMED` gives for each name one or more ways to do it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from reader.acts import (
    bookmarks,
    clippings,
    corrections,
    doubts,
    folders,
    folding,
    highlights,
    importing,
    names,
    own_work,
    pages,
    reading,
    searches,
)
from reader.acts.done import Done
from reader.domain.newspaper import PageFacts
from reader.domain.span import Span
from reader.importer.rules_version import RULES_VERSION
from reader.library.bookmark_words import Words
from reader.library.draft import Draft
from reader.library.library import Library
from reader.library.quoting import Quotation
from reader.text.folding import Folding
from tests.acts.furnished import CHANGED, named
from tests.builders import TEXTS, facts, onto, page, story
from tests.library.conftest import Shelf

Way = Callable[[Library, Shelf], Done[Any]]


def _one(library: Library) -> int:
    return named(library, "工会会议召开")[0]


def _two(library: Library) -> int:
    return named(library, "读书活动")[0]


def _three(library: Library) -> int:
    return named(library, "环卫早餐")[0]


def _marks(library: Library) -> list[int]:
    return [mark.id for mark in library.bookmarks.all()]


def _doubt(library: Library) -> int:
    return library.doubts.all()[0].bookmark.id


def _waiting(library: Library) -> Sequence[Any]:
    return library.placing.waiting()


def _new_files(library: Library, files: Shelf) -> Done[Any]:
    """Files that are new, one that changed and gives up a story, and one that a story of another file moves to."""
    files.put(
        "/p/8.md",
        page(story("新篇", "中华全国总工会（以下简称“全总”）发出通知。", aliases=(("全总", "中华全国总工会"),))),
    )
    files.put("/p/2.md", page(story("读书活动", TEXTS[1] + "新增一段。"), where=facts("2")))
    files.put("/p/9.md", page(story("环卫早餐", TEXTS[2]), where=facts("3")))
    return importing.import_files(library, [Path("/p/8.md"), Path("/p/2.md"), Path("/p/9.md")])


def _columns_set(library: Library, files: Shelf) -> Done[Any]:
    """A changed file, and the fields that a person gives to columns of its folder."""
    files.put("/p/1.md", page(story("工会会议召开", CHANGED + "补上的一句。"), where=facts("1")))
    return importing.set_columns(library, [Path("/p/1.md")], {"甲": "title", "乙": "text"})


def _read_again(library: Library, files: Shelf) -> Done[Any]:
    changed = page(
        story("工会会议召开", CHANGED + "补上的一句。", continued_on=onto("2"), genre="通讯"), where=facts("1")
    )
    digest = files.reading().digest
    before = {path: digest(path) for path in files.pages}
    files.put("/p/1.md", changed)
    library._reading = replace(files.reading(), rules=RULES_VERSION + 1, digest=before.__getitem__)
    return importing.read_again(library)


def _merge(library: Library, text: str) -> Done[Any]:
    return own_work.merge(library, text)


def _other_work(library: Library) -> str:
    """The library's own work as another person has it: other notes, and things that are not here."""
    text = library.export_own_work()
    return (
        text.replace("第二段要核对", "段要核对")
        .replace('"exact": "扎实', '"exact": "很扎实')
        .replace("工会/2023", "别处")
    )


PERFORMED: dict[str, tuple[Way, ...]] = {
    "bookmarks.toggle": (
        lambda library, _: bookmarks.toggle(library, _one(library)),
        lambda library, _: bookmarks.toggle(library, _three(library)),
    ),
    "bookmarks.add": (
        lambda library, _: bookmarks.add(
            library, [_one(library), _three(library)], Words(folder="新", tags=("甲", "待引用"), note="又记")
        ),
    ),
    "bookmarks.change": (
        lambda library, _: bookmarks.change(
            library, replace(library.bookmarks.all()[0], note="", tags=("x",), colour="")
        ),
    ),
    "bookmarks.edit": (
        lambda library, _: bookmarks.edit(library, [*_marks(library), 999], lambda each: replace(each, folder="全部")),
    ),
    "bookmarks.remove": (lambda library, _: bookmarks.remove(library, [*_marks(library), 999]),),
    "bookmarks.take_off": (lambda library, _: bookmarks.take_off(library, [_one(library), _two(library)]),),
    "clippings.change": (
        lambda library, _: clippings.change(library, lambda draft: draft.with_stories([_three(library)])),
    ),
    "clippings.keep": (lambda library, _: clippings.keep(library, Draft(title="新", introduction="引言")),),
    "corrections.add": (
        lambda library, _: corrections.add(library, [_two(library), _three(library)], Quotation("爱心早餐"), "早餐"),
        lambda library, _: corrections.add(library, [_two(library)], Quotation("甘肃省推动"), "甘省推动"),
    ),
    "corrections.add_at": (lambda library, _: corrections.add_at(library, _three(library), Span(0, 2), "环境"),),
    "corrections.divide": (lambda library, _: corrections.divide(library, _three(library), [8, 99]),),
    "corrections.remove": (
        lambda library, _: corrections.remove(library, [each.id for each in library.corrections.all()] + [999]),
    ),
    "doubts.accept": (lambda library, _: doubts.accept(library, _doubt(library)),),
    "doubts.attach": (
        lambda library, _: doubts.attach(library, _doubt(library), [_two(library)], Quotation("建设书香社会")),
    ),
    "doubts.keep_loose": (lambda library, _: doubts.keep_loose(library, _doubt(library)),),
    "folders.make": (lambda library, _: folders.make(library, "甲/乙", "丙"),),
    "folders.rename": (lambda library, _: folders.rename(library, "工会", "空/总工会"),),
    "folders.remove": (lambda library, _: folders.remove(library, "工会/2023", "空"),),
    "folders.move": (lambda library, _: folders.move(library, library.folders.all()[0], 1),),
    "folders.rename_tag": (lambda library, _: folders.rename_tag(library, "待引用", "引用"),),
    "folders.remove_tag": (lambda library, _: folders.remove_tag(library, "待引用"),),
    "folders.put_into": (
        lambda library, _: folders.put_into(library, [_one(library), _three(library)], folder="空"),
        lambda library, _: folders.put_into(library, [_one(library), _three(library)], tag="丙"),
    ),
    "folding.choose": (lambda library, _: folding.choose(library, Folding(script=False)),),
    "highlights.add": (
        lambda library, _: highlights.add(library, [_three(library), _two(library)], Quotation("建设书香社会")),
    ),
    "highlights.add_at": (
        lambda library, _: highlights.add_at(library, _three(library), Span(0, 4), Words(note="题")),
    ),
    "importing.import_files": (_new_files,),
    "importing.set_columns": (_columns_set,),
    "importing.read_again": (_read_again,),
    "names.switch": (lambda library, _: names.switch(library, library.aids.aliases.all()[:2], False),),
    "own_work.merge": (lambda library, _: _merge(library, _other_work(library)),),
    "pages.confirm": (lambda library, _: pages.confirm(library, _waiting(library)),),
    "pages.say": (
        lambda library, _: pages.say(
            library, [_waiting(library)[0].row.id, 999], PageFacts(newspaper="海州晚报"), for_folder=True
        ),
        lambda library, _: pages.say(
            library, [library.story(_two(library)).row.page_id], PageFacts(date="2023-02-16", number="9")
        ),
    ),
    "pages.confirm_folder": (
        lambda library, _: pages.confirm_folder(
            library, _waiting(library)[0], PageFacts(newspaper="甲报", number="1"), _waiting(library)
        ),
    ),
    "pages.confirm_folders": (
        lambda library, _: pages.confirm_folders(library, _waiting(library)[:1], _waiting(library)),
    ),
    "reading.mark": (
        lambda library, _: reading.mark(library, [_one(library), _two(library)], True),
        lambda library, _: reading.mark(library, [_one(library), _two(library)], False),
    ),
    "reading.forget": (
        lambda library, _: reading.forget(library, visits=True),
        lambda library, _: reading.forget(library, searches=True),
        lambda library, _: reading.forget(library, visits=True, searches=True),
    ),
    "searches.save": (
        lambda library, _: searches.save(library, library.searches.made("读书", "读书 AND 活动")),
        lambda library, _: searches.save(library, library.searches.made("工会", "环卫")),
    ),
    "searches.rename": (lambda library, _: searches.rename(library, "工会", "总工会"),),
    "searches.remove": (lambda library, _: searches.remove(library, "工会"),),
}
