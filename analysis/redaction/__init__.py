"""What a person who does not look alone may see: private values put away, in one place."""
