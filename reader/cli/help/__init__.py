"""Help of the commands: on the terminal and as manual pages."""
