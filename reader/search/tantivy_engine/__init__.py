"""The engine in tantivy, native and optional (the extra `fast`); the home of tantivy."""
