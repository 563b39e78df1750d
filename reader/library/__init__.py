"""What the reader can do: import, search, bookmark; knows ports, not adapters."""
