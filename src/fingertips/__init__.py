"""fingertips: an agent that operates a phone for its person."""
