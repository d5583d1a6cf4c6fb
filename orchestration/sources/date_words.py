"""The words of written dates: zone names and their offsets, month names of the languages of news.

Zone names that several countries use for different offsets are given only where the mail standard or the common use settles them
(CST is America's); IST, AST, GST, ECT and SST are left out, as nobody can tell their offsets.
"""

from __future__ import annotations

# Minutes east of UTC. The American names are those of RFC 822.
ZONE_MINUTES = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "uct": 0,
    "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
    "akst": -540, "akdt": -480, "hst": -600, "nst": -210, "ndt": -150, "adt": -180, "brt": -180, "art": -180,
    "clt": -240, "cot": -300, "pet": -300, "vet": -240,
    "bst": 60, "west": 60, "cet": 60, "met": 60, "mez": 60, "wat": 60, "cest": 120, "mest": 120, "mesz": 120,
    "eet": 120, "cat": 120, "sast": 120, "eest": 180, "idt": 180, "msk": 180, "eat": 180, "trt": 180, "мск": 180,
    "msd": 240, "samt": 240, "azt": 240, "get": 240, "amt": 240, "irst": 210, "irdt": 270, "aft": 270,
    "yekt": 300, "pkt": 300, "uzt": 300, "omst": 360, "almt": 300, "npt": 345, "krat": 420, "novt": 420, "ict": 420, "wib": 420,
    "irkt": 480, "hkt": 480, "sgt": 480, "myt": 480, "pht": 480, "awst": 480, "wita": 480,
    "yakt": 540, "jst": 540, "kst": 540, "wit": 540, "acst": 570, "acdt": 630, "vlat": 600, "aest": 600, "aedt": 660,
    "magt": 660, "pett": 720, "nzst": 720, "nzdt": 780,
}  # fmt: skip

_MONTHS_BY_LANGUAGE = (
    "january february march april may june july august september october november december",
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "jan feb mar apr may jun jul aug sept oct nov dec",
    # Russian, Ukrainian, Belarusian, Bulgarian
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "янв фев мар апр май июн июл авг сен окт ноя дек",
    "янв февр мар апр май июн июл авг сент окт нояб дек",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень",
    "січ лют бер кві тра чер лип сер вер жов лис гру",
    "студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня",
    "януари февруари март април май юни юли август септември октомври ноември декември",
    # French, Spanish, Portuguese, Italian, Romanian, Catalan
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "janv févr mars avr mai juin juil août sept oct nov déc",
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ene feb mar abr may jun jul ago sep oct nov dic",
    "enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "jan fev mar abr mai jun jul ago set out nov dez",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "gen feb mar apr mag giu lug ago set ott nov dic",
    "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    # German, Dutch, Swedish, Danish, Norwegian
    "januar februar märz april mai juni juli august september oktober november dezember",
    "jänner feber mrz apr mai jun jul aug sep okt nov dez",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "januar februar marts april maj juni juli august september oktober november december",
    "januar februar mars april mai juni juli august september oktober november desember",
    # Polish, Czech, Slovak, Croatian, Serbian, Hungarian, Turkish, Indonesian
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "sty lut mar kwi maj cze lip sie wrz paź lis gru",
    "ledna února března dubna května června července srpna září října listopadu prosince",
    "január február marec apríl máj jún júl august september október november december",
    "januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra",
    "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca",
    "januar februar mart april maj jun jul avgust septembar oktobar novembar decembar",
    "január február március április május június július augusztus szeptember október november december",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "oca şub mar nis may haz tem ağu eyl eki kas ara",
    "januari februari maret april mei juni juli agustus september oktober november desember",
    # Greek, Arabic
    "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
)  # fmt: skip


def _month_numbers() -> dict[str, int]:
    """Each name's month; a name that is another month elsewhere (Croatian and Polish disagree) is left out."""
    numbers: dict[str, set[int]] = {}
    for names in _MONTHS_BY_LANGUAGE:
        for number, name in enumerate(names.split(), start=1):
            numbers.setdefault(name, set()).add(number)
    return {name: next(iter(found)) for name, found in numbers.items() if len(found) == 1}


MONTH_NUMBERS = _month_numbers()

# Languages whose readers write 03/04/2024 for 3 April without exception; English is not among them.
DAY_FIRST_LANGUAGES = frozenset(
    "bg ca cs da de el es fi fr hr id it nl no pl pt ro ru sk sl sr tr uk vi be ar he".split()
)
