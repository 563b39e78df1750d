"""What the frozen program starts with."""

import os

from reader.__main__ import main

if __name__ == "__main__":
    # Its own libraries are found by now; a program that it starts must find those of the system.
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before:
        os.environ["LD_LIBRARY_PATH"] = before
    else:
        os.environ.pop("LD_LIBRARY_PATH", None)
    main()
