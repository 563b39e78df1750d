"""One rule a file; none imports another."""
