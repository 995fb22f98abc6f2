"""The page *Companies*: what others told TikTok, and what was chosen for ads."""
