"""What TikTok declares about itself, in the text that was in force on a day."""
