"""The engine against a literal reading of every story."""
