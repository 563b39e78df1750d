"""Second opinions: exports judged by programs that nobody here wrote."""
