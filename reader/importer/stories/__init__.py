"""Stage 6, stories: labelled blocks made frozen stories, paragraphs healed, genres guessed."""
