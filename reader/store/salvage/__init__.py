"""A damaged library file read page by page, and what is found put into a new one."""
