"""Keys as text for people."""

from PySide6.QtGui import QKeySequence


def native(keys: tuple[str, ...]) -> str:
    """Keys as this system writes them."""
    return "   ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
