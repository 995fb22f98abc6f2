"""TikTok Shop."""

from parsers.format.section import Form, Section

_ROOT = "TikTok Shop"
_ORDER = f"{_ROOT} > Order History > OrderHistories{{order_id}}"


def _unknown(table: str, name: str) -> Section:
    return Section(table, f"{_ROOT} > {name}", form=Form.FIELDS, shape_unknown=True)


SECTIONS = (
    Section(
        "shop_messages",
        f"{_ROOT} > Communication With Shops > CommunicationHistories{{shop}}[]",
        columns={
            "at": ("send_time", "Date"),
            "shop": "shop_name",
            "direction": "direction",
            "text": "content",
        },
    ),
    _unknown("shop_payment_cards", "Current Payment Information"),
    _unknown("shop_support", "Customer Support History"),
    _unknown("shop_disputes", "Order Dispute History"),
    Section(
        "shop_orders",
        _ORDER,
        columns={
            "at": "order_date",
            "order_id": "order_number",
            "total_price": "total_price",
            "status": "order_status",
            "note": "customer_note",
            "receiver_name": "Receiver > Name",
            "receiver_phone": "Receiver > Phone",
            "receiver_address": "Receiver > Address",
            "logistics_provider": "logistics_provider",
            "tracking_number": ("logistics_tracking_number", "tracking_number"),
        },
        key_rules=("order_id",),
    ),
    Section(
        "shop_order_items",
        f"{_ORDER} > Products[]",
        columns={
            "order_id": (),
            "product": "product_name",
            "variation": "variation_name",
            "quantity": "quantity",
        },
    ),
    Section(
        "shop_browsing",
        f"{_ROOT} > Product Browsing History > ProductBrowsingHistories[]",
        columns={
            "at": ("browsing_date", "Date"),
            "shop": "shop_name",
            "product": "product_name",
        },
    ),
    _unknown("shop_reviews", "Product Reviews"),
    _unknown("shop_returns", "Returns and Refunds History"),
    Section(
        "shop_addresses",
        f"{_ROOT} > Saved Address Information > SavedAddress[]",
        columns={
            "receiver_name": "receiver_name",
            "phone": ("masked_phone_number", "phone_number", "Phone"),
            "address": ("adress_info", "address_info", "Address"),
        },
    ),
    Section(
        "shop_cart",
        f"{_ROOT} > Shopping Cart List > ShoppingCart[]",
        columns={
            "at": ("CreateTime", "Date"),
            "shop": "ShopName",
            "product": "ProductName",
            "quantity": "SkuCount",
        },
    ),
    Section(
        "shop_vouchers",
        f"{_ROOT} > Vouchers > Vouchers[]",
        columns={
            "at": ("ReceivedDate", "Date"),
            "voucher_id": "VoucherId",
            "name": "VoucherName",
            "text": "VoucherText",
            "status": "Status",
            "cost_type": "CostType",
        },
        sentinels=("name",),
    ),
    _unknown("shop_favorites", "TikTokFavoriteItem"),
)
