"""Warnings of outside libraries: of use to their makers, not to a person who reads a newspaper."""

import warnings

_NOT_OURS = r"(?!reader(\.|$)|__main__$)"


def leave_out() -> None:
    """Hide warnings that arise outside this package, also under `python -W error`. Call it when the program starts.

    Whoosh and jieba are older than Python's rules about escapes: if no bytecode can be kept, every start would print a
    dozen warnings. Warnings of our own modules are shown, or are errors, as before.
    """
    warnings.filterwarnings("ignore", module=_NOT_OURS)
    # Python does not say reliably which file it compiles (some 3.13 name the importing module). A test holds that none
    # of our own files gives rise to such a warning.
    warnings.simplefilter("ignore", SyntaxWarning)
