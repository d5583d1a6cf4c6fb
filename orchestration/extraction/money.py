"""Which numbers are amounts of money, and in which currency (ISO 4217).

The table holds the currencies that arms deals are told in; what the number is worth is read elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# Symbols and codes that stand before an amount, in the text's own capitals; longer ones first.
_SYMBOLS = {
    "US$": "USD", "NT$": "TWD", "CA$": "CAD", "AU$": "AUD", "HK$": "HKD", "NZ$": "NZD", "A$": "AUD", "C$": "CAD",
    "S$": "SGD", "R$": "BRL", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "₹": "INR", "₴": "UAH",
    "₽": "RUB", "₺": "TRY", "₪": "ILS", "Rs.": "INR", "Rs": "INR", "RM": "MYR", "Rp": "IDR",
}  # fmt: skip
_CODES = [
    "USD", "EUR", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "KRW",
    "JPY", "CNY", "TWD", "INR", "PKR", "TRY", "RUB", "UAH", "ILS", "SAR", "AED", "QAR",
    "KWD", "EGP", "AUD", "CAD", "NZD", "SGD", "HKD", "MYR", "IDR", "PHP", "THB", "VND",
    "BRL", "MXN", "ZAR", "NGN",
]  # fmt: skip
_SYMBOL_BEFORE = re.compile(
    rf"(?<![A-Za-z])(?:(?P<symbol>{'|'.join(re.escape(s) for s in _SYMBOLS)})|(?P<code>{'|'.join(_CODES)}))\s?$"
)
_UNITS = {
    "canadian dollar": "CAD", "australian dollar": "AUD", "new taiwan dollar": "TWD", "taiwan dollar": "TWD",
    "taiwanese dollar": "TWD", "hong kong dollar": "HKD", "singapore dollar": "SGD", "new zealand dollar": "NZD",
    "u.s. dollar": "USD", "us dollar": "USD", "american dollar": "USD", "dollar": "USD", "euro": "EUR",
    "british pound": "GBP", "pound sterling": "GBP", "pounds sterling": "GBP", "egyptian pound": "EGP",
    "won": "KRW", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "ruble": "RUB", "rouble": "RUB", "hryvnia": "UAH",
    "zloty": "PLN", "turkish lira": "TRY", "lira": "TRY", "pakistani rupee": "PKR", "indian rupee": "INR",
    "rupee": "INR", "rupiah": "IDR", "swedish kronor": "SEK", "swedish crown": "SEK", "kronor": "SEK",
    "norwegian kroner": "NOK", "norwegian crown": "NOK", "danish kroner": "DKK", "danish crown": "DKK",
    "kroner": "NOK", "czech crown": "CZK", "czech koruna": "CZK", "swiss franc": "CHF", "shekel": "ILS",
    "dirham": "AED", "riyal": "SAR", "iranian rial": "IRR", "rial": "IRR", "iraqi dinar": "IQD", "ringgit": "MYR",
    "baht": "THB", "dong": "VND", "naira": "NGN", "rand": "ZAR", "forint": "HUF", "philippine peso": "PHP",
    "mexican peso": "MXN", "brazilian reais": "BRL", "romanian lei": "RON", "cfa franc": "XOF",
}  # fmt: skip
_BY_LENGTH = sorted(_UNITS, key=len, reverse=True)
_UNIT_AFTER = re.compile(
    rf"[\s-](?:of\s+)?(?:(?P<unit>{'|'.join(re.escape(unit) for unit in _BY_LENGTH)})s?"
    rf"|(?P<code>{'|'.join(code.lower() for code in _CODES)})|(?P<pound>pounds?))\b"
)


@dataclass(frozen=True, slots=True)
class Money:
    """The currency of an amount and the span of number and currency together."""

    currency: str
    start: int
    end: int


def money_at(text: str, lowered: str, start: int, end: int, *, has_scale: bool) -> Money | None:
    """The currency of the number at `start:end`; bare "pounds" are money only of thousands and more."""
    before = _SYMBOL_BEFORE.search(text, max(0, start - 5), start)
    if before:
        code = _SYMBOLS[before["symbol"]] if before["symbol"] else before["code"]
        return Money(code, before.start(), end)
    after = _UNIT_AFTER.match(lowered, end)
    if not after or (after["pound"] and not has_scale):
        return None
    if after["code"]:
        is_code = text[after.start("code") : after.end("code")].isupper()
        return Money(after["code"].upper(), start, after.end()) if is_code else None
    return Money(_UNITS[after["unit"]] if after["unit"] else "GBP", start, after.end())
