"""What the frozen program starts with."""

from reader.__main__ import main

main()
