"""Sentences that tell one sanction each, with its imposer, action, kind of target and country; every one is made up."""

from __future__ import annotations

Case = tuple[str, str | None, str, str, str | None]

IMPOSED: list[Case] = [
    ("The EU sanctioned two Belarusian generals on Friday.", "EU", "imposed", "individual", "BLR"),
    ("The United States imposed sanctions on three Chinese companies.", "USA", "imposed", "entity", "CHN"),
    ("Britain has blacklisted five Iranian drone makers.", "GBR", "imposed", "entity", "IRN"),
    ("Four Russian tankers were sanctioned by Canada in March.", "CAN", "imposed", "vessel", "RUS"),
    ("The Treasury Department slapped sanctions on a Sudanese bank.", "USA", "imposed", "entity", "SDN"),
    (
        "The Council of the EU adopted a new package of sanctions against Belarus.",
        "EU",
        "imposed",
        "state",
        "BLR",
    ),
    ("Japan announced sanctions against Myanmar.", "JPN", "imposed", "state", "MMR"),
    ("Washington tightened its sanctions on Syria last week.", "USA", "imposed", "state", "SYR"),
    (
        "The Commerce Department added nine Chinese firms to its Entity List.",
        "USA",
        "imposed",
        "entity",
        "CHN",
    ),
    ("The UN Security Council imposed an arms embargo on Haiti.", "UN", "imposed", "state", "HTI"),
    ("Switzerland froze the assets of six Venezuelan officials.", "CHE", "imposed", "individual", "VEN"),
    ("The US designated the group as a terrorist organisation.", "USA", "imposed", "entity", None),
    (
        "OFAC is designating four Lebanese nationals under Executive Order 13224.",
        "USA",
        "imposed",
        "individual",
        "LBN",
    ),
    ("The EU hit two Iranian airlines with sanctions.", "EU", "imposed", "entity", "IRN"),
    ("Australia imposed sanctions on Russia's oil sector.", "AUS", "imposed", "sector", "RUS"),
    (
        "The United States banned imports of Russian crude under its sanctions.",
        "USA",
        "imposed",
        "sector",
        "RUS",
    ),
]
OTHER_ACTIONS: list[Case] = [
    ("The EU renewed its sanctions on Belarus for another year.", "EU", "extended", "state", "BLR"),
    ("The Security Council extended the arms embargo on Libya.", "UN", "extended", "state", "LBY"),
    ("Washington lifted sanctions on Sudan.", "USA", "lifted", "state", "SDN"),
    (
        "The U.S. Treasury removed three Serbian businessmen from its sanctions list.",
        "USA",
        "lifted",
        "individual",
        "SRB",
    ),
    ("The EU eased sanctions on Syria in February.", "EU", "lifted", "state", "SYR"),
    ("The EU is considering sanctions against Georgia.", "EU", "proposed", "state", "GEO"),
    ("The United States threatened to impose sanctions on Turkey.", "USA", "proposed", "state", "TUR"),
    ("Britain may sanction two Georgian ministers.", "GBR", "proposed", "individual", "GEO"),
    (
        "Senators urged the State Department to sanction Nicaraguan judges.",
        "USA",
        "proposed",
        "individual",
        "NIC",
    ),
    ("Canada is preparing new sanctions against Iran.", "CAN", "proposed", "state", "IRN"),
    ("Tehran demanded that Washington lift its sanctions.", "USA", "proposed", "state", "IRN"),
    (
        "The EU plans to ban imports of Russian gas as part of its sanctions.",
        "EU",
        "proposed",
        "sector",
        "RUS",
    ),
    ("The United States will not impose sanctions on Qatar.", "USA", "rejected", "state", "QAT"),
    (
        "The Biden administration refused to sanction Hungarian officials.",
        "USA",
        "rejected",
        "individual",
        "HUN",
    ),
]
DESIGNATIONS: list[Case] = [
    ("Canada labelled Hezbollah a terrorist organisation in June.", "CAN", "imposed", "entity", None),
    ("President Biden redesignated the Houthis as a terrorist group.", "USA", "imposed", "entity", None),
    (
        "The White House has taken the decision to designate two Ecuadorian gangs as terrorist organizations.",
        "USA",
        "imposed",
        "entity",
        "ECU",
    ),
    (
        "Australia announced the designation of three Iranian banks under its sanctions law.",
        "AUS",
        "imposed",
        "entity",
        "IRN",
    ),
    (
        "Britain announced the revocation of the terrorist designations of two Syrian groups.",
        "GBR",
        "lifted",
        "entity",
        "SYR",
    ),
    (
        "The Commerce Department amended its rules by adding ten Turkish companies to the Entity List.",
        "USA",
        "imposed",
        "entity",
        "TUR",
    ),
]
WORDINGS: list[Case] = [
    (
        "The EU withdrew its envoy from Tehran and reimposed sanctions on Iran.",
        "EU",
        "imposed",
        "state",
        "IRN",
    ),
    ("Britain may re-impose sanctions on Sudan.", "GBR", "proposed", "state", "SDN"),
    ("Canada has since tightened sanctions on Belarus.", "CAN", "imposed", "state", "BLR"),
    (
        "A new round of EU sanctions on Georgia is to be announced on Friday.",
        "EU",
        "proposed",
        "state",
        "GEO",
    ),
    ("More U.S. sanctions on Iran are in the works.", "USA", "proposed", "state", "IRN"),
    ("The president authorized U.S. sanctions on Turkey.", "USA", "imposed", "state", "TUR"),
    ("Japan has taken steps to sanction Iran.", "JPN", "imposed", "state", "IRN"),
    (
        "Russia banned 12 Norwegian officials from entering the country, after sanctions by Oslo.",
        "RUS",
        "imposed",
        "individual",
        "NOR",
    ),
    ("China slapped sanctions on two American lawmakers.", "CHN", "imposed", "individual", "USA"),
]
