"""All corrections in one list: what was printed, what is read instead; each can be undone."""
