"""The things that a feature is given: actions, screens, the window by a narrow protocol."""
