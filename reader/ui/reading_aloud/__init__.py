"""Reading aloud: the open story, sentence by sentence."""
