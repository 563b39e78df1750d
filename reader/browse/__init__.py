"""What a person looks at, worked out from a library without a window: lists, days, searches explained."""
