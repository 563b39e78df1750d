"""The web address that a saved page came from: e-papers put newspaper, date and page into it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess
from reader.importer.facts.path_facts import path_guesses

_HOSTS = {"paper.ce.cn": "经济日报", "mrdx.cn": "新华每日电讯"}
"""Papers whose addresses name them by nothing else."""

_KNOWN_HOST = 0.9
"""Confidence of the paper that a host of `_HOSTS` names: the host shows no other."""

_WEB_PAGE = 0.5
"""Confidence of other web pages' addresses: the day in them is that of going on line."""


def guesses(url: str | None, *, sure: bool) -> Iterator[Guess]:
    """Guess newspaper, date and page by an address; `sure` for a page of an e-paper.

    Signs in the address of another page (7rpU9) number nothing that was printed.
    """
    try:
        parts = urlsplit(url or "")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return
    if parts.scheme not in ("http", "https"):
        return
    if paper := _HOSTS.get(host):
        yield Guess("newspaper", paper, (Evidence(EvidenceSource.ADDRESS, host),), _KNOWN_HOST)
    for guess in path_guesses(Path(parts.path), EvidenceSource.ADDRESS):
        if sure:
            yield guess
        elif guess.field != "page":
            yield replace(guess, confidence=min(guess.confidence, _WEB_PAGE))
