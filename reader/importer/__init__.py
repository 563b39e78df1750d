"""Files to pages of stories. `stages` reads the way aloud; each stage has a folder of its name, or a file."""
