"""The changes that are made to the source: Cosmic Ray's operators that matter here, and two of our own.

Of each kind of operator only the nearest replacements are taken (Offutt's sufficient set): `a + b` becomes `a - b`, not
`a ** b` or `a | b` as well, most of which fail any test and would only raise the score. `==` is not replaced by `is`,
because the two are the same for small numbers and enums.
"""

from collections.abc import Iterator
from typing import Any

import cosmic_ray.plugins
from cosmic_ray.ast import is_number
from cosmic_ray.operators.operator import Operator
from parso.python.tree import Number
from parso.python.tree import Operator as OperatorLeaf

_FROM_COSMIC_RAY = (
    *(
        f"ReplaceBinaryOperator_{pair}"
        for pair in (
            *("Add_Sub", "Sub_Add", "Mul_Div", "Div_Mul", "FloorDiv_Mul", "Mod_FloorDiv", "Pow_Mul"),
            *("LShift_RShift", "RShift_LShift", "BitAnd_BitOr", "BitOr_BitAnd", "BitXor_BitAnd"),
        )
    ),
    *(
        f"ReplaceComparisonOperator_{pair}"
        for pair in (
            *("Eq_NotEq", "NotEq_Eq", "Is_IsNot", "IsNot_Is"),
            *("Lt_LtE", "Lt_GtE", "LtE_Lt", "LtE_Gt", "Gt_GtE", "Gt_LtE", "GtE_Gt", "GtE_Lt"),
        )
    ),
    *("ReplaceUnaryOperator_Delete_USub", "ReplaceUnaryOperator_Delete_Invert", "ReplaceUnaryOperator_Delete_Not"),
    *("AddNot", "ReplaceTrueWithFalse", "ReplaceFalseWithTrue", "ReplaceAndWithOr", "ReplaceOrWithAnd"),
    *("ReplaceBreakWithContinue", "ReplaceContinueWithBreak", "ZeroIterationForLoop"),
    *("ExceptionReplacer", "NumberReplacer"),
)


_OTHER_ASSIGNMENTS = {"+=": "-=", "-=": "+=", "*=": "/=", "/=": "*=", "//=": "*=", "|=": "&=", "&=": "|="}


class HalveOrDouble(Operator):  # type: ignore[misc]
    """Half a number and twice the number, for weights and thresholds that one more or less hardly moves."""

    def mutation_positions(self, node: Any) -> Iterator[tuple[Any, Any]]:
        if is_number(node):
            for _ in self._others(node):
                yield node.start_pos, node.end_pos

    def mutate(self, node: Any, index: int) -> Any:
        return Number(f" {self._others(node)[index]!r}", node.start_pos)

    @classmethod
    def examples(cls) -> tuple[()]:
        return ()

    @staticmethod
    def _others(node: Any) -> list[float]:
        number = eval(node.value)
        halves = number / 2 if isinstance(number, float) else number // 2
        # What NumberReplacer makes of it already is left out.
        return [other for other in (halves, number * 2) if other not in (number, number - 1, number + 1)]


class ReplaceAugmentedAssignment(Operator):  # type: ignore[misc]
    """`a += b` as `a -= b`, `a *= b` as `a /= b`, and so on."""

    def mutation_positions(self, node: Any) -> Iterator[tuple[Any, Any]]:
        if isinstance(node, OperatorLeaf) and node.value in _OTHER_ASSIGNMENTS:
            yield node.start_pos, node.end_pos

    def mutate(self, node: Any, index: int) -> Any:
        node.value = _OTHER_ASSIGNMENTS[node.value]
        return node

    @classmethod
    def examples(cls) -> tuple[()]:
        return ()


def operators() -> dict[str, Operator]:
    """Return all operators by name, in a fixed order."""
    found = {name: cosmic_ray.plugins.get_operator(f"core/{name}")() for name in _FROM_COSMIC_RAY}
    return found | {"HalveOrDouble": HalveOrDouble(), "ReplaceAugmentedAssignment": ReplaceAugmentedAssignment()}
