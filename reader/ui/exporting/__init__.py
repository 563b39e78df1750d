"""Stories into files that other programs read: those selected, those listed, a clipping book; and PDF."""
