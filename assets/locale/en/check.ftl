# What can be wrong between the parts of a briefing. `title` and `id` name the item.

# Where a reference has to lead, and where it leads.
check-wanted = { $wanted ->
    [source] a source
    [definition] a definition
    [party] a party
    [priority] a priority
    [measure] a measure
    [event] an event
    [series] a series
    [bridge] a bridge
    [target] a target
    [readiness] a readiness subject
    [component] a component
    [slide] a slide
    [scenario] a scenario
   *[item] an item
}
check-found = { $found ->
    [source] a source
    [definition] a definition
    [party] a party
    [priority] a priority
    [measure] a measure
    [event] an event
    [series] a series
    [bridge] a bridge
    [target] a target
    [readiness] a readiness subject
    [component] a component
    [slide] a slide
    [scenario] a scenario
   *[item] an item
}

# A flow, price basis or phase by name; a year is that of constant prices.
check-one-is = { $one-is ->
    [expenditure] expenditure
    [commitment] commitments
    [receipt] receipts
    [current] current prices
    [plan] a plan
    [forecast] a forecast
    [realised] realised
   *[other] prices of { $one-is }
}
check-other-is = { $other-is ->
    [expenditure] expenditure
    [commitment] commitments
    [receipt] receipts
    [current] current prices
    [plan] a plan
    [forecast] a forecast
    [realised] realised
   *[other] prices of { $other-is }
}

finding-duplicate-id = The id “{ $id }” of “{ $title }” already belongs to “{ $first }”.
    .hint = Give one of the two another id, and correct what refers to it.

finding-dangling = “{ $title }” refers to “{ $ref }”, but there is no such id.
    .hint = What belongs here is the id of { check-wanted }. Correct the id, or add the item.
finding-wrong-kind = “{ $title }” refers by “{ $ref }” to { check-found }.
    .hint = This place takes { check-wanted }.
finding-self-link = “{ $title }” refers to itself in links.
    .hint = Take its own id out of links.

finding-parent-cycle = “{ $title }” is, by way of “{ $ref }”, under itself.
    .hint = Choose another parent, or leave parent out for the topmost.
finding-parent-elsewhere = “{ $title }” is under “{ $ref }”, which belongs to another readiness subject.
    .hint = Choose a component of the same subject.
finding-depends-cycle = “{ $title }” waits, by way of “{ $ref }”, for itself.
    .hint = Take one of the references out of depends_on.

finding-how-missing = “{ $title }” has evidence that is { $kind ->
        [derived] derived
        [inferred] inferred
       *[assumed] assumed
    }, without an explanation.
    .hint = Put the calculation or the reading in how.
finding-evidence-without-source = “{ $title }” has evidence without a source.
    .hint = Name the source, or say with kind and how where it comes from.
finding-broken-off-without-quote = A sentence breaks off at “{ $title }”, but the sentence is not there.
    .hint = Put the last words that are there in quote.
finding-no-evidence = { $what ->
        [value] The value of “{ $title }” for { $period } has no source.
        [promise] A promise about “{ $title }” has no source.
        [actual] That “{ $title }” happened has no source.
        [horizon] The horizon of “{ $title }” has no source.
        [due] The due date of “{ $title }” has no source.
        [target] The level that “{ $title }” aims at has no source.
        [required] The level required of “{ $title }” has no source.
        [bottleneck] That “{ $title }” is a bottleneck has no source.
        [break] The series break of “{ $title }” has no source.
       *[rest] The stated rest of “{ $title }” has no source.
    }
    .hint = Add evidence, here or on the item around it. Until then it is shown as unsourced.

finding-season-without-reading = { $date } is a season and has no days of its own.
    .hint = Add earliest and latest: from which day to which it is read for “{ $title }”.
finding-end-before-start = At “{ $title }” the end, { $latest }, comes before the start, { $earliest }.
    .hint = Swap the days, or correct the one that is wrong.
finding-reading-outside-date = At “{ $title }” the reading, { $earliest } to { $latest }, is not within { $date }.
    .hint = Narrow the reading, or widen the date (with ~ for “about”, for example).
finding-after-as-of = “{ $title }” names { $day }, but the briefing goes up to { $as-of }.
    .hint = Set as_of to the day of the youngest source, or correct the date.
finding-source-younger-than-as-of = The source “{ $title }” is of { $day }, but the briefing goes up to { $as-of }.
    .hint = Set as_of to the day of the youngest source.
finding-url-scheme = The address of “{ $title }” is no web address: { $url }
    .hint = An address starts with https:// or http://.
finding-colour-unknown = “{ $title }” has a colour that does not exist: { $colour }.
    .hint = Choose one of { $known }, or leave the colour out.

finding-promise-undated = It is not known when a promise about “{ $title }” was made.
    .hint = Put the day in said_on, or name a source that has a date.
finding-promised-after = The promise about “{ $title }” is of { $day }, after the end of the window it names, { $latest }.
    .hint = Check both days.
finding-promise-order = The promises about “{ $title }” are out of order: { $day } stands after { $earlier }.
    .hint = Put the oldest first; what was delivered is compared with it.
finding-promise-twice = The same promise about “{ $title }” is there twice, from the same source.
    .hint = Make it one promise with two pieces of evidence.

finding-target-without-number = The target “{ $title }” has no level to reach.
    .hint = Fill in low or high, or say why it is missing.
finding-target-reversed = The lower end of the target “{ $title }”, { $low }, is above its upper end, { $high }.
    .hint = Swap low and high.

finding-percent-without-of = “{ $title }” is in percent, but not of what.
    .hint = Refer with of to a definition, or say why it is missing.
finding-flow-on-non-money = “{ $title }” is in { $unit } and yet has a flow.
    .hint = Take flow away, or give a unit of money such as “EUR million”.
finding-prices-on-non-money = “{ $title }” is in { $unit } and yet has a price basis.
    .hint = Take prices away, or give a unit of money such as “EUR million”.
finding-unit-in-words = “{ $title }” is in “{ $found }”, which is read as something counted, not as money or a share.
    .hint = Write “{ $wanted }” if that is meant.
finding-unit-not-comparable = “{ $title }” has a number in { $found }, which cannot be converted to { $wanted }.
    .hint = Give the number in { $wanted }, or make it a series of its own.

finding-series-empty = The series “{ $title }” has no values and no complete split.
    .hint = Fill in values, if need be with a reason why one is missing.
finding-period-unclear = What the value of “{ $title }” at { $written } holds for is not defined.
    .hint = Use a year, a run of years such as 2022/2025, from a year on such as 2026/.., a month, a day or not_stated.
finding-year-twice = “{ $title }” has two values for the same year; the one at { $written } does not count.
    .hint = Keep one value a year, and say in its evidence what the other source says.
finding-years-differ = “{ $title }” has { $whole } for { $period }, but the years together are { $parts } ({ $unit }).
    .hint = That is more than rounding can do. Check the total and the years.
finding-years-exceed = The known years of “{ $title }” together are { $parts }, more than the { $whole } for { $period } ({ $unit }).
    .hint = Check the total and the years.

finding-split-twice = “{ $ref }” is there twice in a split of “{ $title }”.
    .hint = Take one away, or it counts twice.
finding-split-cycle = “{ $title }” is, by way of “{ $ref }”, a part of itself.
    .hint = Take one of the references out of the splits.
finding-split-mixed = “{ $part }” is a part of “{ $title }”, but has { $what ->
        [unit] a unit that cannot be converted
        [flow] another flow
       *[prices] another price basis
    }.
    .hint = Parts have the unit, flow and price basis of the whole. Take the part out, or correct it.
finding-split-exceeds = For { $period } the parts of “{ $title }” together are { $parts }, more than the whole of { $whole } ({ $unit }).
    .hint = Check the amounts, and that no part counts twice (split “{ $split }”).
finding-split-incomplete = For { $period } the parts of “{ $title }” together are { $parts }; the whole is { $whole } ({ $unit }).
    .hint = That is more than rounding can do. Add what is missing, or set complete to false (split “{ $split }”).

finding-bridge-unit = The bridge “{ $title }” goes from “{ $one }” in { $one-is } to “{ $other }” in { $other-is }.
    .hint = Those units cannot be converted. Choose another series.
finding-bridge-scope = In the bridge “{ $title }” the scope of “{ $one }” is { $one-is }, but that of “{ $other }” { $other-is }.
    .hint = Choose series of one scope, or explain the difference in note.
finding-bridge-flow = In the bridge “{ $title }” “{ $one }” counts { check-one-is }, but “{ $other }” { check-other-is }.
    .hint = Choose series of one flow, or explain the difference in note.
finding-bridge-prices = In the bridge “{ $title }” the price basis of “{ $one }” is { check-one-is }, but that of “{ $other }” { check-other-is }.
    .hint = Choose series of one price basis, or explain the difference in note.
finding-bridge-counts-twice = In the bridge “{ $title }” “{ $again }” counts twice, at the step “{ $step }”.
    .hint = Keep the whole or its parts, not both.
finding-bridge-empty = The bridge “{ $title }” has no year in which both “{ $one }” and “{ $other }” have an amount.
    .hint = Choose another year, or other series.
finding-bridge-rest-differs = The bridge “{ $title }” states a rest of { $stated } for { $period }, but it comes to { $computed } ({ $unit }).
    .hint = Check the steps and the stated rest. The computed rest is drawn.
finding-bridge-rest-unused = The bridge “{ $title }” states a rest for { $period }, but does not exist in that year.
    .hint = Take the rest away, or correct the year.

# Why amounts are not summed, and what can be.
refused-twice = “{ $one }” would count twice.
    .hint = { refused-allowed }
refused-unit = “{ $one }” ({ $one-is }) and “{ $other }” ({ $other-is }) have units that cannot be summed.
    .hint = { refused-allowed }
refused-flow = “{ $one }” counts { check-one-is }, “{ $other }” { check-other-is }: those are never summed.
    .hint = { refused-allowed }
refused-prices = The price basis of “{ $one }” is { check-one-is }, that of “{ $other }” { check-other-is }: those are never summed.
    .hint = { refused-allowed }
refused-whole-with-part = “{ $other }” is already in “{ $one }” and would count twice.
    .hint = { refused-allowed }
refused-two-cuts = “{ $one }” and “{ $other }” come from two cuts of the same money, “{ $whole }”.
    .hint = { refused-allowed }
refused-phase = “{ $one }” is { check-one-is }, “{ $other }” is { check-other-is }: those are never summed.
    .hint = { refused-allowed }
refused-vintage = “{ $one }” ({ $one-is }) and “{ $other }” ({ $other-is }) come from different documents.
    .hint = { refused-allowed }
refused-scope = “{ $one }” ({ $one-is }) and “{ $other }” ({ $other-is }) do not cover the same.
    .hint = { refused-allowed }
refused-not-one-split = Nothing says that “{ $one }” and “{ $other }” are parts of one whole.
    .hint = { refused-allowed }
refused-allowed = { $may ->
    [none] Side by side they can be shown; only the parts of one split can be summed.
   *[some] Can be summed: { $allowed }.
}
finding-slide-language = Slide “{ $title }” asks for the language “{ $language }”.
    .hint = Choose one of these: { $known }.

finding-assumption-empty = An assumption of “{ $title }” says nothing.
    .hint = Give one of amount, change, when, due, base, start, per_year and level.
finding-assumption-unclear = An assumption of “{ $title }” says more than one thing: { $said }.
    .hint = Give exactly one of amount, change, when, due, base, start, per_year and level.
finding-assumption-twice = “{ $title }” assumes { $key } of the same thing twice.
    .hint = Take one of the two out: only one can hold.
finding-assumption-without-how = An assumption of “{ $title }” ({ $key }) does not say why.
    .hint = Give it, or the scenario, evidence of the kind assumed, with how.
finding-assumption-open = An assumption of “{ $title }” ({ $key }) has no beginning and end.
    .hint = Give a value, or a range with low and high; of a date a day, year or period.
finding-assumption-order = “{ $title }” starts on { $start }, which is not before { $due }, when the target is due.
    .hint = Choose an earlier start or a later year.
finding-assumption-unit = An assumption of “{ $title }” ({ $key }) names no unit.
    .hint = Add unit: a share alone does not say of what.
finding-assumption-central = The central value { $central } of “{ $title }” does not lie between { $low } and { $high }.
    .hint = Choose a value between them, or leave central out for the middle.
finding-assumption-range = An assumption of “{ $title }” ({ $key }, { $low } to { $high }) cannot be.
    .hint = A change is at least -100%, a size more than zero, a pace not negative and a level in per cent 0 to 100.
finding-assumption-period = “{ $title }” assumes an amount and does not say of when.
    .hint = Add period, for instance 2026.
finding-assumption-nothing = “{ $title }” changes “{ $ref }”, of which the file has no figure at that time.
    .hint = Choose a year with a figure, or assume an amount with amount.
