"""What tells that two rows of two archives are about the same thing, though they say other things.

Source: the links of a post are signed anew for each archive and run out, and its likes grow; an
order is sent and arrives. In every other table a row says something that happened once, and stays
as it is.
"""

from __future__ import annotations

from collections.abc import Mapping

ALIKE: Mapping[str, tuple[str, ...]] = {
    "posts": ("at",),
    "deleted_posts": ("at",),
    "go_live_history": ("at", "room_id"),
    "location_reviews": ("at", "place"),
    "transactions": ("transaction_id",),
    "shop_orders": ("order_id",),
    "shop_vouchers": ("voucher_id",),
}
"""By table, the columns by which. A row in which one of them is missing is like no other."""
