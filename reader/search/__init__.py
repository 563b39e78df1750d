"""Search engines behind the SearchEngine port; the home of whoosh."""
