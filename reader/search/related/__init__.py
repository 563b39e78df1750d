"""Related stories: from the text of a story to those that share its rare words. Imports no Whoosh."""
