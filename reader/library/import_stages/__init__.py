"""An import: files walked, each read, put with others in one transaction, joined, learnt from, re-attached, indexed."""
