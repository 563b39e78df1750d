"""The command line, run in this process over libraries of its own."""
