"""Keys that chats, mail programs and advertisers add to any address that is passed on."""

from __future__ import annotations

# By whom, in the order of the list: Google, Facebook and Instagram, Zalo, Microsoft, X, TikTok, LinkedIn,
# Yandex, Pinterest, Reddit, Mailchimp, HubSpot, Marketo, Olytics, Vero, Klaviyo, Adobe, Openstat.
TRACKERS = frozenset(
    {
        *("gclid", "gclsrc", "dclid", "gbraid", "wbraid", "gad_source", "gad_campaignid", "srsltid"),
        *("_ga", "_gl", "_gac", "_gid"),
        *("fbclid", "fb_action_ids", "fb_action_types", "fb_source", "fb_ref", "mibextid"),
        *("igsh", "igshid"),
        *("zarsrc", "zanpid", "typeinapp"),
        *("msclkid", "twclid", "ttclid", "li_fat_id", "yclid", "ysclid", "epik", "rdt_cid"),
        *("mc_cid", "mc_eid", "_hsenc", "_hsmi", "__hssc", "__hstc", "__hsfp", "hsctatracking"),
        *("mkt_tok", "oly_anon_id", "oly_enc_id", "vero_id", "_kx", "s_kwcid", "_openstat"),
    }
)

# Families: campaigns, Zalo, HubSpot's and Matomo's own names of campaigns.
FAMILIES = ("utm_", "zalo", "hsa_", "mtm_", "pk_")

# Longer than any tracker's name: what is longer is not looked at.
LONGEST = 60


def is_tracker(key: str) -> bool:
    """Return whether a key of an address says who passed it on, and nothing of a scenario."""
    if len(key) > LONGEST:
        return False
    name = key.lower()
    return name in TRACKERS or name.startswith(FAMILIES)
