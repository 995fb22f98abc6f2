"""The only personal data there is, with its life time, and what may be seen of it."""
