"""The files of an EPUB."""

from dataclasses import dataclass

from reader.domain.export_marks import GENERATOR, UNTITLED
from reader.render.xml_text import named

XHTML = "application/xhtml+xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A file of the book. `id` names it in the package; `properties` are those of the manifest."""

    id: str
    name: str
    kind: str
    content: bytes
    title: str = ""
    properties: str = ""


def document(name: str, title: str, body: str, *, kind: str = "", properties: str = "") -> Part:
    """Return an XHTML document of the book; `kind` is the `epub:type` of its body."""
    marked = f' epub:type="{kind}"' if kind else ""
    page = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="zh-CN" xml:lang="zh-CN">
<head>
<meta charset="utf-8"/>
<meta name="generator" content="{GENERATOR}"/>
<title>{named(title, UNTITLED)}</title>
<link rel="stylesheet" type="text/css" href="style.css"/>
</head>
<body{marked}>
{body}
</body>
</html>
"""
    return Part(id=name, name=f"{name}.xhtml", kind=XHTML, content=page.encode(), title=title, properties=properties)
