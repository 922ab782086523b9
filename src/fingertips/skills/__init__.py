"""Learned errands: how an instruction is read, what a step holds on to, and how a session becomes a skill."""
