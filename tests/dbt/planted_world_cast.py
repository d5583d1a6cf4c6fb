"""Who and what a planted world is made of: parties, arms, theatres and sanctioned countries. No event is kept here."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tests.dbt.planted_world_shapes import WorldShape

PARTY_NAMES = {
    line.split(" ", 1)[0]: line.split(" ", 1)[1]
    for line in """USA the United States|RUS Russia|CHN China|FRA France|DEU Germany|GBR Britain|TUR Turkey|ISR Israel
KOR South Korea|SWE Sweden|ITA Italy|IRN Iran|ESP Spain|NOR Norway
CZE the Czech Republic|UKR Ukraine|IND India|SAU Saudi Arabia|EGY Egypt
POL Poland|TWN Taiwan|JPN Japan|AUS Australia|PAK Pakistan|DZA Algeria|VNM Vietnam|BRA Brazil|IDN Indonesia|MAR Morocco
ARE the Emirates|QAT Qatar|GRC Greece|ROU Romania|PHL the Philippines|hezbollah Hezbollah|houthis the Houthis|MLI Mali|NER Niger
TCD Chad|SOM Somalia|SYR Syria|IRQ Iraq|AFG Afghanistan|LBN Lebanon|COD Congo|SSD South Sudan|LTU Lithuania|LVA Latvia|EST Estonia
al-shabaab al-Shabaab|taliban the Taliban|m23 M23|KEN Kenya|ETH Ethiopia|NGA Nigeria|CMR Cameroon|ARM Armenia|AZE Azerbaijan
BLR Belarus|MMR Myanmar|PRK North Korea|VEN Venezuela|NIC Nicaragua|CUB Cuba|SDN Sudan|ZWE Zimbabwe|EU the European Union
UN the United Nations|CAN Canada|CHE Switzerland|COL Colombia|PHL the Philippines|BFA Burkina Faso|MOZ Mozambique""".replace(
        "\n", "|"
    ).split("|")
}

SUPPLIERS = "USA RUS CHN FRA DEU GBR TUR ISR KOR SWE ITA IRN ESP NOR CZE".split()
RECIPIENTS = "UKR IND SAU EGY POL TWN JPN AUS PAK DZA VNM BRA IDN MAR ARE QAT GRC ROU PHL NGA COL hezbollah houthis".split()
FORCES = (
    "USA RUS FRA GBR TUR DEU KEN ETH UKR IND CHN MLI NER TCD NGA ARM AZE COL al-shabaab taliban m23".split()
)
PLACES = {
    "MLI": "Gao Kidal Menaka", "NER": "Tillaberi Diffa", "TCD": "Bosso Faya", "SOM": "Baidoa Kismayo", "SYR": "Tanf Hasakah",
    "IRQ": "Anbar Erbil", "AFG": "Kunduz Helmand", "LBN": "Naqoura Tyre", "COD": "Goma Rutshuru", "SSD": "Bor Malakal",
    "LTU": "Rukla Pabrade", "LVA": "Adazi Riga", "EST": "Tapa Tallinn", "POL": "Rzeszow Orzysz", "ROU": "Constanta Cincu",
    "UKR": "Kharkiv Kherson Donetsk", "NGA": "Borno Yobe", "CMR": "Maroua Kolofata", "ETH": "Mekelle Gondar",
    "COL": "Cauca Arauca", "MMR": "Lashio Myawaddy", "BFA": "Djibo Dori", "MOZ": "Palma Mueda", "ARM": "Syunik Lachin",
}  # fmt: skip
IMPOSERS = "USA EU GBR CAN UN CHE AUS JPN UKR".split()
SANCTIONED = "RUS IRN BLR MMR PRK VEN NIC CUB SYR SDN ZWE MLI CHN SOM COD SSD".split()


@dataclass(frozen=True, slots=True)
class Item:
    """A kind of arms: its code in the list of weapons, the words for it, its category and the words for that."""

    code: str
    name: str
    category: str
    generic: str
    largest: int


ITEMS = tuple(
    Item(code, name, category, generic, int(largest))
    for code, name, category, generic, largest in (
        line.split("|")
        for line in """f-16-fighting-falcon|F-16 jets|aircraft|fighter jets|60
rafale|Rafale jets|aircraft|combat aircraft|42
gripen|Gripen fighters|aircraft|fighters|36
mig-29|MiG-29 jets|aircraft|warplanes|24
mi-35|Mi-35 helicopters|helicopter|attack helicopters|20
mi-17|Mi-17 helicopters|helicopter|transport helicopters|30
bayraktar-tb2|Bayraktar TB2 drones|drone|armed drones|40
shahed-136|Shahed-136 drones|drone|attack drones|900
leopard-2|Leopard 2 tanks|armoured_vehicle|tanks|90
m1-abrams|M1 Abrams tanks|armoured_vehicle|battle tanks|250
t-90|T-90 tanks|armoured_vehicle|tanks|200
bmp-3|BMP-3 vehicles|armoured_vehicle|infantry fighting vehicles|300
m113|M113 carriers|armoured_vehicle|armoured personnel carriers|250
m777|M777 howitzers|artillery|howitzers|120
caesar|CAESAR howitzers|artillery|self-propelled guns|48
m142-himars|HIMARS launchers|artillery|rocket launchers|40
patriot|Patriot batteries|air_defence|air defence batteries|8
nasams|NASAMS systems|air_defence|air defence systems|12
s-400|S-400 systems|air_defence|air defence systems|10
iris-t-slm|IRIS-T systems|air_defence|air defence systems|12
storm-shadow|Storm Shadow missiles|missile|cruise missiles|300
m107-projectile|M107 shells|ammunition|artillery shells|400000
m16|M16 rifles|small_arms|rifles|20000
su-35|Su-35 jets|aircraft|fighter jets|30""".splitlines()
    )
)


@dataclass(frozen=True, slots=True)
class Theatre:
    """Where one force is, and the places there by name."""

    force: str
    location: str
    places: tuple[str, ...]
    enemy: str


@dataclass(frozen=True, slots=True)
class Cast:
    """Those who play in one world."""

    pairs: tuple[tuple[str, str], ...]
    theatres: tuple[Theatre, ...]
    sanction_pairs: tuple[tuple[str, str], ...]
    items: tuple[Item, ...]
    outlets: tuple[str, ...]


def cast_of(shape: WorldShape, seed: int) -> Cast:
    """The cast of a shape: another tilt, other parties; another seed, another choice among them."""
    chance = random.Random(f"cast {shape.tilt} {seed}")
    pairs = [(one, other) for one in SUPPLIERS for other in RECIPIENTS if one != other]
    theatres = [
        Theatre(
            force,
            place,
            tuple(PLACES[place].split()),
            chance.choice([code for code in FORCES if code != force]),
        )
        for force in FORCES
        for place in PLACES
    ]
    sanctions = [(imposer, country) for imposer in IMPOSERS for country in SANCTIONED]
    return Cast(
        tuple(chance.sample(pairs, shape.n_pairs)),
        tuple(chance.sample(theatres, shape.n_theatres)),
        tuple(chance.sample(sanctions, shape.n_sanction_pairs)),
        tuple(chance.sample(ITEMS, 16)),
        tuple(f"Paper {number}" for number in range(shape.n_outlets)),
    )


def name_of(code: str | None) -> str:
    """The name of a party as texts have it."""
    return PARTY_NAMES.get(code or "", "the country")
