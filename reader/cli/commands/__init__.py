"""The commands of `dubao`, a file each."""
