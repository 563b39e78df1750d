"""The editions of GB/T 7714 that references are written after."""

from enum import StrEnum


class Edition(StrEnum):
    """An edition by its year: 2025 has been in force since 2026-07-01; 2015 is what some journals and schools still ask
    for."""

    OF_2025 = "2025"
    OF_2015 = "2015"

    @property
    def label(self) -> str:
        """The edition as the standard names itself, in any language."""
        return f"GB/T 7714—{self.value}"


IN_FORCE = Edition.OF_2025
"""What is written where nobody chose."""
