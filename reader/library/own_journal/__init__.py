"""A person's own work kept in a journal beside the library: written with each act, compared at opening, put back."""
