# Numbers, dates and statuses in words.
# {"\u00A0"} is a no-break space: it stands between a number and its unit.

## Amounts

# The currency as it stands before the digits; another one is its ISO 4217 code.
currency-eur = €
currency-eur-name = euros
amount-money = { $minus }{ $currency }{ $digits }
amount-percent = { $number }%
amount-range = { $low } to { $high }
amount-least = at least { $amount }
amount-most = at most { $amount }

scale-thousand = thousand
scale-million = million
scale-billion = billion

qualifier-about = about { $amount }
qualifier-over = over { $amount }
qualifier-under = nearly { $amount }

reason-not-stated = not stated
reason-not-published = not published
reason-withheld = confidential
reason-not-found = not found
reason-cut-off = the copy breaks off

## Dates

quotation = “{ $words }”
quotation-missing = “{ $words }”, { $reason }

date-century = { $first }–{ $last }
date-decade = { $year }s
date-half-year =
    { $half ->
        [1] first half of { $year }
       *[other] second half of { $year }
    }
date-quarter =
    { $quarter ->
        [1] first quarter of { $year }
        [2] second quarter of { $year }
        [3] third quarter of { $year }
       *[other] fourth quarter of { $year }
    }
date-season-spring = spring { $year }
date-season-summer = summer { $year }
date-season-autumn = autumn { $year }
date-season-winter = winter { $year }

date-month-unspecified = { $date }, month not stated
date-day-unspecified = { $date }, day not stated

date-uncertain = possibly { $date }
date-approximate = about { $date }
date-uncertain-approximate = possibly about { $date }

date-range = { $start } to { $end }
date-range-short = { $start } to { $end }
date-from = from { $date }
date-until = up to and including { $date }
date-from-unknown-end = from { $date }, end unknown
date-unknown-start-until = start unknown, up to and including { $date }

window-by = no later than { $date }
window-open = no day named
reading = read by the author as { $window }

period-total = { $period } in total
period-not-stated = year not stated
period-value = { $period }: { $amount }

## What came of a promise

standing-not-due = Not due yet
standing-due = Due
standing-overdue = Overdue
    .days = Overdue: { $late } past the deadline
    .reading = Overdue: { $late } past the deadline, by the author’s reading
standing-early = Earlier than promised
standing-on-time = On time
standing-late = Late
    .days = Late: { $late }
    .reading = Late: { $late }, by the author’s reading
standing-done = Done
    .long = Done, no deadline named
standing-open = Not done yet
    .long = Not done yet, no deadline named
standing-withdrawn = Withdrawn
standing-unknown = Not known

late-days =
    { $days ->
        [one] { $days }{ "\u00A0" }day
       *[other] { $days }{ "\u00A0" }days
    }
late-least = at least { late-days }
late-range = { $least } to { late-days }
