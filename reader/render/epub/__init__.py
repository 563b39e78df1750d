"""A clipping book or an issue as EPUB 3: cover, contents by issue and page, a document for each story."""
