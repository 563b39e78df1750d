"""The progress of long work: reported to a front end, which may stop it."""

from collections.abc import Callable

Progress = Callable[[int, int, str], bool]
"""Called with the steps done, their total (0 if unknown) and what is in hand; returning False asks the work to stop."""
