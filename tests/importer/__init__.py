"""The importer: bytes to pages. Cases are pages in cases/, with the stories that they contain."""
