"""Warnings of the libraries that Dubao stands on: word for their makers, none for who reads a newspaper."""

import re
import warnings
from pathlib import Path

_OURS = r"(?!reader(\.|$)|__main__$|{folder}[/\\])"
"""Any module but ours: by its name, or, while a file is compiled, by its path."""


def leave_out() -> None:
    """Show no warning that did not arise in a module of this package, also under `python -W error`.

    For the start of a program. Whoosh and jieba are older than Python's rules about escapes: where no bytecode can be
    kept, every start would say so in a dozen lines. What our own modules warn of is shown, or is an error, as ever.
    """
    warnings.filterwarnings("ignore", module=_OURS.format(folder=re.escape(str(Path(__file__).parent))))
