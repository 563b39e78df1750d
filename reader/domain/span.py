"""Ranges: characters of a text, lines of a source file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` up to but not including `end` of a text, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class SourceLines:
    """Lines `first` to `last` of a source file, both included, counted from 1."""

    first: int
    last: int
