# Numbers, dates and statuses in words.
# {"\u00A0"} is a no-break space: it stands between a number and its unit.

## Amounts

# The currency as it stands before the digits; another one is its ISO 4217 code.
currency-eur = €{ "\u00A0" }
currency-eur-name = euro
amount-money = { $currency }{ $minus }{ $digits }
amount-percent = { $number }%
amount-range = { $low } tot { $high }
amount-least = minstens { $amount }
amount-most = hoogstens { $amount }

scale-thousand = duizend
scale-million = miljoen
scale-billion = miljard

qualifier-about = circa { $amount }
qualifier-over = ruim { $amount }
qualifier-under = bijna { $amount }

reason-not-stated = niet vermeld
reason-not-published = niet gepubliceerd
reason-withheld = vertrouwelijk
reason-not-found = niet gevonden
reason-cut-off = de kopie breekt af

## Dates

quotation = “{ $words }”
quotation-missing = “{ $words }”, { $reason }

date-century = { $first }–{ $last }
date-decade = jaren { $year }
date-half-year =
    { $half ->
        [1] eerste helft { $year }
       *[other] tweede helft { $year }
    }
date-quarter = { $quarter }e kwartaal { $year }
date-season-spring = voorjaar { $year }
date-season-summer = zomer { $year }
date-season-autumn = najaar { $year }
date-season-winter = winter { $year }

date-month-unspecified = { $date }, maand niet vermeld
date-day-unspecified = { $date }, dag niet vermeld

date-uncertain = mogelijk { $date }
date-approximate = circa { $date }
date-uncertain-approximate = mogelijk circa { $date }

date-range = { $start } tot en met { $end }
date-range-short = { $start } t/m { $end }
date-from = vanaf { $date }
date-until = tot en met { $date }
date-from-unknown-end = vanaf { $date }, einde onbekend
date-unknown-start-until = begin onbekend, tot en met { $date }

window-by = uiterlijk { $date }
window-open = geen dag genoemd
reading = door de auteur gelezen als { $window }

period-total = { $period } samen
period-not-stated = jaar niet vermeld
period-value = { $period }: { $amount }

## What came of a promise

standing-not-due = Nog niet aan de orde
standing-due = Loopt
standing-overdue = Verlopen
    .days = Verlopen: { $late } over de termijn
    .reading = Verlopen: { $late } over de termijn, naar de lezing van de auteur
standing-early = Eerder dan beloofd
standing-on-time = Op tijd
standing-late = Te laat
    .days = Te laat: { $late }
    .reading = Te laat: { $late }, naar de lezing van de auteur
standing-done = Gedaan
    .long = Gedaan, zonder termijn
standing-open = Nog niet gedaan
    .long = Nog niet gedaan, zonder termijn
standing-withdrawn = Ingetrokken
standing-unknown = Niet bekend

late-days =
    { $days ->
        [one] { $days }{ "\u00A0" }dag
       *[other] { $days }{ "\u00A0" }dagen
    }
late-least = minstens { late-days }
late-range = { $least } tot { late-days }
