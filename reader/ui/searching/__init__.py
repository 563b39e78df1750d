"""Around the results of a search: facets, a histogram of dates, why something was found, suggestions."""
