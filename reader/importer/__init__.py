"""A file becomes newspaper pages: decoding, blocks, rules, stories."""
