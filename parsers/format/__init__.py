"""Every fact about TikTok's files: columns, sections, generations, languages, services."""
