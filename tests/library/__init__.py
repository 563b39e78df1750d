"""The library over real adapters: importing, searching, re-attaching, care."""
