"""Stories as text, HTML, PDF, EPUB, Word, tables and citations."""
