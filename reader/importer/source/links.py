"""Links of pictures: which stay inside, written from the top of the folder or archive that they must not leave."""

import re
from pathlib import PurePosixPath

_OUTSIDE = re.compile(r"^(?:[A-Za-z][A-Za-z0-9+.-]*:|//|/)")
"""A scheme (http:, file:, C:), a host, or an absolute path."""


def link_within(page: str, link: str) -> str | None:
    """Return the path of a linked picture from the top of an archive; `page` is the linking page's own path from there.

    None for a link that leads elsewhere: to another host, to an absolute path, above the top.
    """
    link = link.split("#")[0].split("?")[0].strip()
    if not link or "\\" in link or "\x00" in link or _OUTSIDE.match(link):
        return None
    steps: list[str] = []
    for step in (*PurePosixPath(page).parent.parts, *link.split("/")):
        if step == ".." and not steps:
            return None
        if step == "..":
            steps.pop()
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps) or None
