"""Documents of word processors: Word (.docx) and OpenDocument (.odt)."""
