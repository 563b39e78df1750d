"""Digest of what all cases and labelled pages come out as.

python -m tests.importer.digest   prints the digest for reader/importer/rules_version.py.
"""

import hashlib
import sys

from tests.importer.page_cases import cases
from tests.importer.scores import labelled

_LENGTH = 16
"""Hexadecimal digits: two outcomes that differ have the same once in 10^19."""


def digest() -> str:
    """Return the SHA-256 over names and outcomes, cut to its first digits."""
    total = hashlib.sha256()
    for case in (*cases(), *labelled()):
        total.update(f"{case.document}: {case.name}\n{case.outcome()}\n".encode())
    return total.hexdigest()[:_LENGTH]


if __name__ == "__main__":
    sys.stdout.write(f"{digest()}\n")
