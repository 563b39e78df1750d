"""What can go wrong when a segment is read."""


class DamagedSegment(Exception):
    """A segment file is cut short, overwritten or of another format. Nothing read from it may be trusted."""


class Unsupported(Exception):
    """A schema asks for something this codec does not keep: boosts at indexing, vectors, spelling words."""
