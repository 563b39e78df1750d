"""Feeds: tables of articles in RSS 0.9 to 2.0 or Atom."""
