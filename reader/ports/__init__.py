"""The contracts between the library and its adapters: plain rows, the protocols of a store, the one of a search engine.

Adapters translate the errors of what they wrap into `reader.errors`; nothing of SQLite or Whoosh passes these borders.
Every method of a store's ports may raise LibraryUnusable, every method of the engine's IndexUnusable: the heads of
`store.Store` and `engine.SearchEngine` say when. Times are ISO 8601 in UTC, days ISO 8601, offsets count code points.
"""
