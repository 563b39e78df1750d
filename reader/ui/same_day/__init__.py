"""The papers of one day side by side."""
