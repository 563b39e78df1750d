"""HTML: e-paper pages, saved web pages and web archives (MHTML)."""
