"""Companies: what others told TikTok, and the topics and advertisements it chose."""
