"""Near answers: from the texts of a question to the stories that hold most of it. Imports no Whoosh."""
