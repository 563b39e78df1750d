"""Errors of this package."""


class DamagedSegment(Exception):
    """A segment file is cut short, overwritten or of another format; nothing read from it can be trusted."""


class Unsupported(Exception):
    """A schema or document wants what this codec does not keep: boosts at indexing, vectors, spelling words."""
