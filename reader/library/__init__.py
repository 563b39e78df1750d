"""The services behind acts and browsing: importing, searching, keeping, care. They know ports, no adapter."""
