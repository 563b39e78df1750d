"""Tests of the tantivy engine alone; those of the port are in tests/search."""

import pytest

pytest.importorskip("tantivy", reason="tantivy (extra `fast`) is missing")
