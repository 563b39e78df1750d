"""Numbers of the importer that notice how they are compared, to find the cases to which another value matters."""

import operator
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Number:
    """A numeric constant of a module."""

    module: str
    name: str
    value: float

    def __str__(self) -> str:
        return f"{self.module.removeprefix('reader.importer.')}.{self.name}"

    @property
    def halved(self) -> float:
        return self.value // 2 if isinstance(self.value, int) else self.value / 2

    @property
    def doubled(self) -> float:
        return self.value * 2


class _Compared:
    """A number as it is, which notes the halved or doubled value if a comparison would come out otherwise with it."""

    number: Number
    turning: set[tuple[Number, float]]

    def _compared(self, compare: Callable[[Any, Any], Any], other: Any) -> Any:
        number = self.number
        found = compare(number.value, other)
        for value in (number.halved, number.doubled):
            if compare(value, other) != found:
                self.turning.add((number, value))
        return found

    def __lt__(self, other: Any) -> Any:
        return self._compared(operator.lt, other)

    def __le__(self, other: Any) -> Any:
        return self._compared(operator.le, other)

    def __gt__(self, other: Any) -> Any:
        return self._compared(operator.gt, other)

    def __ge__(self, other: Any) -> Any:
        return self._compared(operator.ge, other)

    def __eq__(self, other: Any) -> Any:
        return self._compared(operator.eq, other)

    def __ne__(self, other: Any) -> Any:
        return self._compared(operator.ne, other)

    def __hash__(self) -> int:
        return hash(self.number.value)


class _ComparedInt(_Compared, int):
    pass


class _ComparedFloat(_Compared, float):
    pass


def compared(number: Number, turning: set[tuple[Number, float]]) -> float:
    """Return the number itself for a run; `turning` is filled meanwhile."""
    kind = _ComparedInt if isinstance(number.value, int) else _ComparedFloat
    made = kind(number.value)
    made.number, made.turning = number, turning
    return made
