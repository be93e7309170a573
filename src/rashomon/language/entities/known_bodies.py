"""Bodies that everybody knows by one word, which the small model takes for people or overlooks."""

from rashomon.language.entities.wordlists import word_set

_BODIES = word_set(
    "Adidas Adobe Airbnb Airbus Alibaba Alphabet Amazon Amnesty Apple AstraZeneca Bayer Bloomberg BMW Boeing "
    "Bosch BuzzFeed Carrefour Chevron Chrysler Cisco Citigroup CNBC CNN Comcast Daimler Danone Dell Disney eBay "
    "Ericsson ExxonMobil Facebook Ferrari Fiat Foxconn Fujitsu Gazprom GitHub GlaxoSmithKline Google Greenpeace "
    "Hamas Hezbollah Hitachi Honda Huawei Hulu Hyundai IKEA Instagram Intel Interpol Kraft Lehman LinkedIn "
    "Lockheed Lufthansa Lukoil Lyft Mastercard McDonald's Medicaid Medicare Merck Meta Microsoft Mitsubishi "
    "Moderna Monsanto Motorola NASA NATO Nestle Netflix Nike Nintendo Nissan Nokia Novartis Nvidia OPEC Oracle "
    "Oxfam Panasonic PayPal PepsiCo Pfizer Pinterest Politico Porsche Qualcomm Raytheon Reddit Renault Reuters "
    "Roche Rosneft Ryanair Samsung Sanofi Siemens Skype Snapchat Sony SoundCloud SpaceX Spotify Starbucks Subaru "
    "Telegram Tencent Tesla Toshiba Toyota Tumblr Twitter Uber UNESCO UNHCR UNICEF Unilever Viacom Vimeo Vodafone "
    "Volkswagen Volvo Walmart WeChat Weibo WhatsApp WikiLeaks Wikipedia Xiaomi Yahoo YouTube"
)


def is_known_body(name: str) -> bool:
    """True for the one-word name of a widely known company, agency or network, in its own spelling."""
    return name in _BODIES
