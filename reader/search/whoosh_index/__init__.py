"""The engine over a Whoosh index: its files, locks, commits, merges and worker processes."""
