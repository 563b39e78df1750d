"""The bar at the top: panes and way back, the search box, the person's work."""
