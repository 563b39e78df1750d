"""Exact search: from a query tree to the documents that match it, their scores and counts. Imports no Whoosh."""
