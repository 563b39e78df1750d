"""What the frozen program starts with."""

from reader.__main__ import main

if __name__ == "__main__":
    main()
