"""The follow-up request for access: what it asks, whom, and by when an answer is due."""
