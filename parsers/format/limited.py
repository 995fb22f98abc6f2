"""The lists of which TikTok hands out some time only, however long the account is there.

Source: public archives with 183 and 139 days of views, about half a year of searches and shares,
and 6 to 15 months of records of devices; of likes they have all. Nobody has seen enough
archives to say it of other lists.
"""

from __future__ import annotations

LIMITED = frozenset({"watch_history", "searches", "shares", "login_history"})
