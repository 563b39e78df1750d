"""Warnings of the libraries that Dubao stands on: word for their makers, none for who reads a newspaper."""

import warnings

_NOT_OURS = r"(?!reader(\.|$)|__main__$)"


def leave_out() -> None:
    """Show no warning that did not arise in a module of this package, also under `python -W error`.

    For the start of a program. Whoosh and jieba are older than Python's rules about escapes: where no bytecode can be
    kept, every start would say so in a dozen lines. What our own modules warn of is shown, or is an error, as ever.
    """
    warnings.filterwarnings("ignore", module=_NOT_OURS)
    # Python does not say reliably which file it compiles (some 3.13 name the module that imports it). That none of our
    # own gives rise to such a warning is tested.
    warnings.simplefilter("ignore", SyntaxWarning)
