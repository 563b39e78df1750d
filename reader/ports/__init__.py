"""The contracts between the library and its adapters: plain rows, the protocols of a store, the one of a search engine.

Adapters translate the errors of what they wrap into `reader.errors`; nothing of SQLite or Whoosh passes these borders.
"""
