"""The page view in the window, on a real library: all that stands on a page, and what a search marks on it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reader.render.page_view import Face
from reader.ui.page_view.page_view import PageView
from reader.ui.start.application import Session, settle
from tests.ui.conftest import OpenWindow

PAGE = {
    "newspaper": "工人日报",
    "date": "2023-02-15",
    "page": "1",
    "stories": [
        {
            "kind": "story",
            "headline": "工会工作主要任务明确",
            "paragraphs": ["全总和工会在行动,工会会员受益。" * 9],
        },
        {"kind": "advert", "headline": "果汁汽水", "paragraphs": ["招商热线:4006509112"]},
        {"kind": "imprint", "headline": None, "paragraphs": ["社址:北京市东城区"]},
    ],
}


def _page_view(session: Session, library: Callable[[], Any], folder: Path, query: str) -> PageView:
    file = folder / "page.jsonl"
    file.write_text(json.dumps(PAGE, ensure_ascii=False), encoding="utf-8")
    session.window.library.import_paths([file])
    settle(session)
    session.window.searching.search(query)
    settle(session)
    session.window.actions_by_id["broadsheet"].trigger()
    settle(session)
    view = session.window.findChild(PageView)
    assert view is not None
    return view


def test_all_that_stands_on_the_page_is_set(
    open_window: OpenWindow, real_library: Callable[[], Any], tmp_path: Path
) -> None:
    session = open_window(real_library)
    view = _page_view(session, real_library, tmp_path, "会员")
    words = "".join(text.text for text in view.sheet.texts)
    for part in ("工会工作主要任务明确", "果汁汽水", "4006509112", "社址：北京市东城区", "Advertisement"):
        assert part in words
    assert [text.text for text in view.sheet.texts if text.face is Face.NAMEPLATE] == ["工人日报"]
    assert len(view.marked) >= 9
    advert = next(key for key, _ in view.sheet.stories if key < 0)
    view.story_opened.emit(advert)
    settle(session)
    assert view.isVisible()


def test_the_page_turns_zooms_and_prints_with_the_keys_of_reading(
    open_window: OpenWindow, real_library: Callable[[], Any], tmp_path: Path
) -> None:
    session = open_window(real_library)
    view = _page_view(session, real_library, tmp_path, "会员")
    size, em = session.settings.settings.font_size, view.em
    session.window.actions_by_id["zoom_in"].trigger()
    assert view.em > em
    session.window.actions_by_id["zoom_reset"].trigger()
    assert view.em == em
    assert session.settings.settings.font_size == size
    session.window.show_panes()
    session.window.actions_by_id["zoom_in"].trigger()
    assert session.settings.settings.font_size > size
    session.window.actions_by_id["zoom_reset"].trigger()
