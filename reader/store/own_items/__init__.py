"""A person's own work as items, over both halves of the store: what a transaction changed, read and put back."""
