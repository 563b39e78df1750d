"""The clipping book: stories in an order, a note to each, exported as one book."""
