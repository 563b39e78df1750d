"""The page view (版面): a page set again as a newspaper page, drawn, clicked, zoomed and printed."""
