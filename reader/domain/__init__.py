"""The parts of a newspaper and a person's own work on it, as frozen dataclasses."""
