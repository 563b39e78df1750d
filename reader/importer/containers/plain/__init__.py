"""Markdown and plain text: page breaks, article heads, front matter."""
