"""The style sheet, as far as a program can check it.

`python -m tests.language reader/cli` lists the findings of a folder; tests/test_language.py lets none pass.
"""
