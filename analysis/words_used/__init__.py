"""Words the person wrote or searched for, and which of them may reveal something."""
