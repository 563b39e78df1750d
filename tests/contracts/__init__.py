"""One set of tests for every implementation of a port, the fakes included."""
