"""The library's file: rows, steps between versions, backups, damage."""
