"""Attacks: kills, power cuts, errors of disk and memory, damage, hostile input, many programs, wear.

Each module is one attack with its long form, `python -m tests.reliability.acts --help`; the tests here are the short
forms. An attack runs in processes and folders of its own.
"""
