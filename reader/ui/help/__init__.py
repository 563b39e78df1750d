"""Help inside the program: pages to read and search, and a tour on the sample."""
