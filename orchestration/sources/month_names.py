"""Names of months in the languages that news sites of this field are written in; data, no code.

Nominative, genitive and common short forms; a full stop behind a short form is left out.
"""

from __future__ import annotations

_NAMES = (
    (
        "january jan janvier janv januar jän jänner enero ene gennaio gen janeiro januari stycznia styczeń "
        "января январь янв січня січень січ ocak"
    ),
    (
        "february feb février févr fév februar febrero febbraio fevereiro fev februari lutego luty февраля "
        "февраль фев лютого лютий лют şubat"
    ),
    "march mar mars märz marzo março maart marca marzec марта март мар березня березень бер mart",
    "april apr avril avr abril abr aprile kwietnia kwiecień апреля апрель апр квітня квітень кві nisan",
    "may mai mayo maggio maio mei maja maj мая май травня травень тра mayıs",
    "june jun juin juni junio giugno junho czerwca czerwiec июня июнь июн червня червень чер haziran",
    "july jul juillet juil juli julio luglio julho lipca lipiec июля июль июл липня липень лип temmuz",
    "august aug août aout agosto augustus sierpnia sierpień августа август авг серпня серпень сер ağustos",
    (
        "september sep sept septembre septiembre settembre setembro września wrzesień сентября сентябрь сен "
        "вересня вересень вер eylül"
    ),
    (
        "october oct octobre oktober okt octubre ottobre outubro października październik октября октябрь окт "
        "жовтня жовтень жов ekim"
    ),
    (
        "november nov novembre noviembre novembro listopada listopad ноября ноябрь ноя листопада листопад лис "
        "kasım"
    ),
    (
        "december dec décembre déc dezember dez diciembre dic dicembre dezembro grudnia grudzień декабря "
        "декабрь дек грудня грудень гру aralık"
    ),
)
MONTH_NUMBERS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}

# Minutes ahead of UTC of the zone names that mean one zone in news; "IST", "AST" and others mean several and are left out.
ZONE_MINUTES = {
    "UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "BST": 60, "WEST": 60, "CET": 60, "MEZ": 60, "CEST": 120, "MESZ": 120,
    "EET": 120, "EEST": 180, "MSK": 180, "TRT": 180, "JST": 540, "KST": 540, "EST": -300, "EDT": -240, "CDT": -300,
    "MDT": -360, "PST": -480, "PDT": -420, "MST": -420, "AEST": 600, "AEDT": 660,
}  # fmt: skip
