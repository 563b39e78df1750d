"""Going to a date or page by typing it, to what was read lately, to stories that wait for their other part."""
