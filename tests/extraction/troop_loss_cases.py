"""Own sentences that tell of killed, wounded, captured and missing soldiers, by kind of wording, with the claims they make."""

from __future__ import annotations

from tests.extraction.troop_cases import ANY, Case

LOSSES: list[Case] = [
    (
        "Sixty-three Hezbollah members were killed in southern Lebanon.",
        [("hezbollah", 63, 63, "killed", "LBN")],
    ),
    (
        "The Sudanese army said it killed dozens of RSF fighters in Khartoum.",
        [("rsf-sudan", 24, None, "killed", "SDN")],
    ),
    ("About 500 Wagner fighters died in Bakhmut.", [("wagner-group", 500, 500, "killed", "UKR")]),
    ("The bodies of 37 Armenian soldiers were recovered.", [("ARM", 37, 37, "killed", ANY)]),
    ("Some 2,100 Georgian soldiers gave their lives in the war.", [("GEO", 2100, 2100, "killed", ANY)]),
    (
        "Hundreds of Ethiopian troops were killed or injured in the battle.",
        [("ETH", 200, None, "casualties", ANY)],
    ),
    ("The Malian army has lost 45 soldiers since January.", [("MLI", 45, 45, "casualties", ANY)]),
    ("The Malian army has lost 45 men since January.", [("MLI", 45, 45, "casualties", ANY)]),
    ("A Danish soldier was killed near Herat on Monday.", [("DNK", 1, 1, "killed", ANY)]),
    ("Denmark says that 43 of its soldiers have fallen in Afghanistan.", [("DNK", 43, 43, "killed", ANY)]),
    (
        "Norway's losses stood at 12 dead and 30 wounded.",
        [(ANY, 12, 12, "killed", ANY), (ANY, 30, 30, "wounded", ANY)],
    ),
    ("A wounded soldier told the court what he had seen.", []),
    (
        "Peru sent soldiers to Haiti last year. Three Peruvians have been killed there.",
        [("PER", 3, 3, "killed", "HTI")],
    ),
    (
        "LILLEBY, Norway (Fjord Wire) — Sweden is sending 300 soldiers to Latvia.",
        [("SWE", 300, 300, ANY, "LVA")],
    ),
    (
        "Russia has suffered 90,000 casualties, including 20,000 soldiers killed.",
        [("RUS", 90000, 90000, "casualties", ANY), ("RUS", 20000, 20000, "killed", ANY)],
    ),
    ("Nineteen Dutch soldiers suffered concussions in the attack.", [("NLD", 19, 19, "wounded", ANY)]),
    ("Two Indian soldiers went missing near the Chinese border.", [("IND", 2, 2, "missing", ANY)]),
    ("Five UN peacekeepers were killed in Mali.", [("UN", 5, 5, "killed", "MLI")]),
]
OF_NO_PARTY: list[Case] = [
    (
        "Hundreds of soldiers on both sides were killed in Sudan's war.",
        [(None, 200, None, "killed", ANY)],
    ),
    (
        "France mourned them all. Some 9 million soldiers died in World War One.",
        [(None, 9000000, 9000000, "killed", ANY)],
    ),
    (
        "Some 40 Turkish-backed Syrian militiamen were killed in Afrin.",
        [(None, 40, 40, "killed", "SYR")],
    ),
]
ALONE: list[Case] = [
    ("More than 9,000 Canadians perished in that theatre of the war.", [("CAN", 9000, None, "killed", ANY)]),
    (
        "Three Senegalese soldiers were killed and another was wounded when their truck hit a mine.",
        [("SEN", 3, 3, "killed", ANY), ("SEN", 1, 1, "wounded", ANY)],
    ),
    (
        "The bomb killed a Dutch soldier, a Czech soldier and six shopkeepers in Kabul.",
        [("NLD", 1, 1, "killed", "AFG"), ("CZE", 1, 1, "killed", "AFG")],
    ),
    (
        "A Belgian sailor died on the ship and four others were wounded.",
        [("BEL", 1, 1, "killed", ANY), ("BEL", 4, 4, "wounded", ANY)],
    ),
    ("Israel said that it had killed a Syrian general.", []),
]
AMONG_OTHERS: list[Case] = [
    (
        "Some 70 people died in the attack, including 11 Italian soldiers guarding the market.",
        [("ITA", 11, 11, "killed", ANY)],
    ),
    ("More than 90 people, including 14 Polish soldiers, were wounded.", [("POL", 14, 14, "wounded", ANY)]),
    (
        "Serbia's forces have lost an average exceeding 300 soldiers a month.",
        [("SRB", 300, None, "casualties", ANY)],
    ),
    (
        "More than 5,000 Eritrean soldiers died or went missing in that war.",
        [("ERI", 5000, None, "casualties", ANY)],
    ),
    (
        "Those are among the 28 Danish soldiers diagnosed with concussion after the strike.",
        [("DNK", 28, 28, "wounded", ANY)],
    ),
]
CAPTIVES: list[Case] = [
    ("Ethiopian forces captured 150 Fano fighters.", [("fano", 150, 150, "captured", ANY)]),
    ("Ukraine says it took 240 Russian soldiers prisoner.", [("RUS", 240, 240, "captured", ANY)]),
    ("Kyiv exchanged 80 prisoners of war with Moscow.", [(ANY, 80, 80, "captured", ANY)]),
    (
        "Dozens of IS militants surrendered to Kurdish forces in Baghouz.",
        [("islamic-state", 24, None, "captured", "SYR")],
    ),
    ("The Taliban freed 30 Afghan soldiers.", [("AFG", 30, 30, "captured", ANY)]),
]
