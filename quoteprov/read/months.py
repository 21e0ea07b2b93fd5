"""Names of months and weekdays as newspapers print them, in Europe and beyond.

Compared without case and accents, so that Greek capitals and Turkish dots make no difference. No
name stands for two months in two of these languages.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

LONGEST_NAME = 14

# Twelve months a language, with the cases that stand in dates and the usual abbreviations.
_MONTHS = {
    "en": "january jan, february feb, march mar, april apr, may, june jun, july jul, august aug,"
    " september sept sep, october oct, november nov, december dec",
    "de": "januar jänner jan, februar feber feb, märz maerz mär mrz, april apr, mai,"
    " juni jun, juli jul, august aug, september sept sep, oktober okt, november nov, dezember dez",
    "fr": "janvier janv jan, février févr fév, mars mar, avril avr, mai, juin, juillet juil jul,"
    " août aou, septembre sept sep, octobre oct, novembre nov, décembre déc",
    "es": "enero ene, febrero feb, marzo mar, abril abr, mayo may, junio jun, julio jul,"
    " agosto ago, septiembre setiembre sept sep, octubre oct, noviembre nov, diciembre dic",
    "pt": "janeiro jan, fevereiro fev, março mar, abril abr, maio mai, junho jun, julho jul,"
    " agosto ago, setembro set, outubro out, novembro nov, dezembro dez",
    "it": "gennaio gen, febbraio feb, marzo mar, aprile apr, maggio mag, giugno giu, luglio lug,"
    " agosto ago, settembre sett set, ottobre ott, novembre nov, dicembre dic",
    "nl": "januari jan, februari feb, maart mrt, april apr, mei, juni jun, juli jul,"
    " augustus aug, september sept sep, oktober okt, november nov, december dec",
    "pl": "stycznia styczeń sty, lutego luty lut, marca marzec mar, kwietnia kwiecień kwi,"
    " maja maj, czerwca czerwiec cze, lipca lipiec lip, sierpnia sierpień sie,"
    " września wrzesień wrz, października październik paź, listopada listopad lis,"
    " grudnia grudzień gru",
    "ru": "января январь янв, февраля февраль февр фев, марта март мар, апреля апрель апр,"
    " мая май, июня июнь июн, июля июль июл, августа август авг, сентября сентябрь сент сен,"
    " октября октябрь окт, ноября ноябрь нояб ноя, декабря декабрь дек",
    "uk": "січня січень січ, лютого лютий лют, березня березень бер, квітня квітень квіт,"
    " травня травень трав, червня червень черв, липня липень лип, серпня серпень серп,"
    " вересня вересень вер, жовтня жовтень жовт, листопада листопад лист, грудня грудень груд",
    "sv": "januari jan, februari feb, mars mar, april apr, maj, juni jun, juli jul,"
    " augusti aug, september sept sep, oktober okt, november nov, december dec",
    "da": "januar jan, februar feb, marts mar, april apr, maj, juni jun, juli jul,"
    " august aug, september sept sep, oktober okt, november nov, december dec",
    "no": "januar jan, februar feb, mars mar, april apr, mai, juni jun, juli jul,"
    " august aug, september sept sep, oktober okt, november nov, desember des",
    "fi": "tammikuuta tammikuun tammikuu tammi, helmikuuta helmikuun helmikuu helmi,"
    " maaliskuuta maaliskuun maaliskuu maalis, huhtikuuta huhtikuun huhtikuu huhti,"
    " toukokuuta toukokuun toukokuu touko, kesäkuuta kesäkuun kesäkuu kesä,"
    " heinäkuuta heinäkuun heinäkuu heinä, elokuuta elokuun elokuu elo,"
    " syyskuuta syyskuun syyskuu syys, lokakuuta lokakuun lokakuu loka,"
    " marraskuuta marraskuun marraskuu marras, joulukuuta joulukuun joulukuu joulu",
    "cs": "ledna leden led, února únor úno, března březen bře, dubna duben dub,"
    " května květen kvě, června červen čvn, července červenec čvc, srpna srpen srp,"
    " září zář, října říjen říj, listopadu listopad lis, prosince prosinec",
    "hu": "január jan, február febr feb, március márc, április ápr, május máj, június jún,"
    " július júl, augusztus aug, szeptember szept, október okt, november nov, december dec",
    "el": "ιανουαρίου ιανουάριος ιαν, φεβρουαρίου φεβρουάριος φεβ, μαρτίου μάρτιος μαρ,"
    " απριλίου απρίλιος απρ, μαΐου μάιος μάι, ιουνίου ιούνιος ιουν, ιουλίου ιούλιος ιουλ,"
    " αυγούστου αύγουστος αυγ, σεπτεμβρίου σεπτέμβριος σεπ, οκτωβρίου οκτώβριος οκτ,"
    " νοεμβρίου νοέμβριος νοε, δεκεμβρίου δεκέμβριος δεκ",
    "ro": "ianuarie ian, februarie feb, martie mar, aprilie apr, mai, iunie iun, iulie iul,"
    " august aug, septembrie sept sep, octombrie oct, noiembrie noi, decembrie dec",
    "ar": "يناير, فبراير, مارس, أبريل إبريل, مايو, يونيو يونيه, يوليو يوليه, أغسطس, سبتمبر, أكتوبر,"
    " نوفمبر, ديسمبر",
    "id": "januari jan, februari feb, maret mar, april apr, mei, juni jun, juli jul,"
    " agustus agu agt, september sep, oktober okt, november nov, desember des",
    "tr": "ocak oca, şubat şub, mart mar, nisan nis, mayıs may, haziran haz, temmuz tem,"
    " ağustos ağu, eylül eyl, ekim eki, kasım kas, aralık ara",
}

_WEEKDAYS = """
    monday tuesday wednesday thursday friday saturday sunday
    mon tue tues wed weds thu thur thurs fri sat sun
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
    lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim
    lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom
    segunda-feira terça-feira quarta-feira quinta-feira sexta-feira segunda terça quarta quinta
    sexta seg ter qua qui sex
    lunedì martedì mercoledì giovedì venerdì sabato domenica gio
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo
    poniedziałek wtorek środa środę czwartek piątek sobota sobotę niedziela niedzielę
    понедельник вторник среда среду четверг пятница пятницу суббота субботу воскресенье
    пн вт ср чт пт сб вс
    понеділок вівторок середа середу четвер п’ятниця п'ятниця пʼятниця субота суботу
    неділя неділю нд
    måndag tisdag onsdag torsdag fredag lördag söndag
    måndagen tisdagen onsdagen torsdagen fredagen lördagen söndagen
    mandag tirsdag lørdag søndag tirs ons tors man lør søn
    maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai
    maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina
    ti ke to pe la su
    pondělí úterý středa středu čtvrtek pátek sobota sobotu neděle neděli
    hétfő kedd szerda csütörtök péntek szombat vasárnap
    δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή
    luni marți marţi miercuri joi vineri sâmbătă duminică
    pazartesi salı çarşamba perşembe cuma cumartesi pazar
    الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت
    minggu senin selasa rabu kamis jumat sabtu
    月 火 水 木 金 土 日 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日
    星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 周一 周二 周三 周四 周五 周六 周日
    월 화 수 목 금 토 일 월요일 화요일 수요일 목요일 금요일 토요일 일요일
"""

# Articles and prepositions that stand before a date.
_LEADS = "le il el den der am on op em dnia dne den"


def number_month(name: str) -> int | None:
    """The number of the month that ``name`` means, 1 to 12; None where it means none."""
    return _index_months().get(_fold(name))


def leads_date(word: str) -> bool:
    """Whether ``word`` is a weekday, or an article or preposition as it stands before a date."""
    return _fold(word) in _list_leads()


def is_weekday(word: str) -> bool:
    """Whether ``word`` names a day of the week."""
    return _fold(word) in _list_weekdays()


@lru_cache(maxsize=1)
def _index_months() -> dict[str, int]:
    return {
        _fold(name): number
        for names in _MONTHS.values()
        for number, forms in enumerate(names.split(","), 1)
        for name in forms.split()
    }


@lru_cache(maxsize=1)
def _list_weekdays() -> frozenset[str]:
    return frozenset(map(_fold, _WEEKDAYS.split()))


@lru_cache(maxsize=1)
def _list_leads() -> frozenset[str]:
    return _list_weekdays() | frozenset(_LEADS.split())


def _fold(name: str) -> str:
    if name.isascii():
        return name.lower()
    parts = unicodedata.normalize("NFD", name.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c)).replace("ı", "i")
