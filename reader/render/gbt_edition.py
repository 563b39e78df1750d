"""Editions of GB/T 7714, the Chinese standard of references."""

from enum import StrEnum


class Edition(StrEnum):
    """An edition by its year. 2025 has been in force since 2026-07-01; some journals and schools still ask for 2015."""

    OF_2025 = "2025"
    OF_2015 = "2015"

    @property
    def label(self) -> str:
        """The edition as the standard calls itself, in any language."""
        return f"GB/T 7714—{self.value}"


IN_FORCE = Edition.OF_2025
"""The edition that is used unless a person chooses another."""
