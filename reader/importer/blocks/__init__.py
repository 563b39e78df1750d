"""Stage 4, blocks: a page's lines as blocks with their heading levels, gaps and line numbers."""
