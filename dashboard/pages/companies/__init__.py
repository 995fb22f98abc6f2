"""The page *Which companies*: what others told TikTok, and what was chosen for ads."""
