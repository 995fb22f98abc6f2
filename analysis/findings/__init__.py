"""Every finding, in the order of every answer; one file a finding.

A new finding is one file with a `FINDING` and one word here.
"""

from analysis.findings import (
    account_numbers,
    active_before_13,
    ad_forms,
    assistant_chats,
    coins_before_18,
    companies_sensitive,
    contact_still_yours,
    customer_list,
    device_changed,
    device_new,
    device_new_country_new,
    device_rare,
    gender_inferred,
    history_short,
    list_cut,
    live_before_18,
    messages_before_16,
    payment_and_address,
    place_exact,
    posts_deleted,
    purchases_told,
    sections_missing,
    settings_open,
    source_unexplained,
)
from analysis.findings.finding import Finding

FINDINGS: tuple[Finding, ...] = (
    sections_missing.FINDING,
    list_cut.FINDING,
    history_short.FINDING,
    contact_still_yours.FINDING,
    device_new_country_new.FINDING,
    device_rare.FINDING,
    device_new.FINDING,
    device_changed.FINDING,
    account_numbers.FINDING,
    customer_list.FINDING,
    purchases_told.FINDING,
    source_unexplained.FINDING,
    ad_forms.FINDING,
    gender_inferred.FINDING,
    payment_and_address.FINDING,
    settings_open.FINDING,
    posts_deleted.FINDING,
    place_exact.FINDING,
    assistant_chats.FINDING,
    coins_before_18.FINDING,
    messages_before_16.FINDING,
    live_before_18.FINDING,
    active_before_13.FINDING,
    companies_sensitive.FINDING,
)
