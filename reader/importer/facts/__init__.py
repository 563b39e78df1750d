"""Stage 7, facts: newspaper, date, page number and section, weighed from what page, container, path and text say."""
