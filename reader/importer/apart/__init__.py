"""Files of risky formats, read in a child process with limits: libraries in C, archives, trees of any depth."""
