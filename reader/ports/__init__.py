"""The contracts between the library and its adapters: plain rows, and protocols of store and search engine."""
