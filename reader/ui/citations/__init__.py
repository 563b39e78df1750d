"""Citations and links of stories, on the clipboard; links that come from outside."""
