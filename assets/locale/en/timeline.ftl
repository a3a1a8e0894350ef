# The timeline: promises against delivery.

# Numbers up to twelve in words, as in running text.
timeline-number =
    { $n ->
        [0] none
        [1] one
        [2] two
        [3] three
        [4] four
        [5] five
        [6] six
        [7] seven
        [8] eight
        [9] nine
        [10] ten
        [11] eleven
        [12] twelve
       *[other] { $n }
    }

## The finding: how many promises came to what

timeline-finding = Of { timeline-number } promises: { $parts }
timeline-finding-one = One promise: { $parts }
timeline-finding-all =
    { $n ->
        [2] Both promises { $parts }
       *[other] All { timeline-number } promises { $parts }
    }
timeline-finding-unknown =
    { $n ->
        [1] What came of one promise is not known
       *[other] What came of { timeline-number } promises is not known
    }
timeline-finding-events =
    { $n ->
        [0] No events in view
        [1] One event, without a promise
       *[other] { $n } events, without a promise
    }
timeline-and = { $list }, { $next }
timeline-then = { $list }. { $next }

# One outcome among others, and where it is the only one.
timeline-part-on-time = { timeline-number } on time
    .alone = done on time
timeline-part-late = { timeline-number } late
    .alone = done late
timeline-part-overdue = { timeline-number } overdue
    .alone = overdue and not done
timeline-part-done = { timeline-number } done with no deadline
    .alone = done, with no deadline
timeline-part-open = { timeline-number } still open
    .alone = still open
timeline-part-withdrawn = { timeline-number } withdrawn
    .alone = withdrawn

## For who cannot see the picture

timeline-summary-unknown =
    { $n ->
        [1] What came of one more promise is not known.
       *[other] What came of { timeline-number } more promises is not known.
    }
timeline-summary-shown =
    { $n ->
        [1] One event in view, between { $first } and { $last }.
       *[other] { $n } events in view, between { $first } and { $last }.
    }
timeline-summary-filter = Only { $list }.
timeline-summary-hidden =
    { $n ->
        [1] One event is left out by the filter.
       *[other] { $n } events are left out by the filter.
    }
timeline-summary-today = As of { $day }.

## What the marks mean

timeline-legend-band = Band: period promised, in the words of the source
timeline-legend-trail = later promise
timeline-legend-done = delivered
timeline-legend-vague = delivered, day unknown
timeline-legend-lasting = duration
timeline-legend-announced = only announced
timeline-legend-late = late, from the end of the band
timeline-legend-said = said here
timeline-legend-many = number of events close together

## At the marks

timeline-announced = { $day }, announced
timeline-unknown = not known whether it happened
timeline-no-deadline = { $day } · no deadline promised
timeline-early = { $day } · earlier than promised
timeline-possibly = possibly delivered by then
    .short = possibly
timeline-vague = delivered, day not in the source
    .short = delivered
timeline-overdue = { $late } overdue
timeline-trail = { $day }: { $words }
timeline-letter = letter { $day }
timeline-today = as of { $day }
timeline-no-priority = No priority

# Ticks under a year.
timeline-half-year = H{ $half }
timeline-quarter = Q{ $quarter }
timeline-week = wk { $week }

## Names and values of items

timeline-said-promise = Promise of { $day }: { $when }
timeline-said-aim = Aim of { $day }: { $when }
timeline-said-expectation = Expectation of { $day }: { $when }
timeline-said-withdrawn = Withdrawal of { $day }
timeline-said-undated = an unknown date
timeline-lane =
    { $n ->
        [1] one event in view
       *[other] { $n } events in view
    }
timeline-no-date = no date named
timeline-done = Delivered: { $when }
timeline-done-possibly = Possibly delivered by then: { $when }
timeline-done-missing = Whether it happened: { $reason }
timeline-not-done = Not delivered, as far as is known
timeline-happened = { $when }
timeline-against-last = Against the last promise: { $standing }
timeline-block = { $n } events, { $window }

## Dragging a date

drag-reading = the author’s reading of “{ $words }”
drag-words = the source says: “{ $words }”
drag-days = the author’s reading
drag-keys = Esc cancels

## The table

timeline-column-priority = Priority
timeline-column-event = Event
timeline-column-said = Said on
timeline-column-wording = Promise
timeline-column-window = Window
timeline-column-done = Delivered
timeline-column-status = Outcome
timeline-column-late = Days late

## The slip chart

slip-finding-none =
    { $n ->
        [1] The one promise was given no new date
        [2] Neither promise was given a new date
       *[other] None of the { timeline-number } promises was given a new date
    }
slip-finding = Of { timeline-number } promises { $parts }
slip-finding-one = One promise: { $parts }
slip-part-later =
    { $n ->
        [1] one slipped to a later date
       *[other] { timeline-number } slipped to a later date
    }
    .alone = slipped to a later date
slip-part-earlier =
    { $n ->
        [1] one was given an earlier date
       *[other] { timeline-number } were given an earlier date
    }
    .alone = given an earlier date
slip-part-same =
    { $n ->
        [1] one was repeated with the same date
       *[other] { timeline-number } were repeated with the same date
    }
    .alone = repeated with the same date
slip-finding-empty = No promises with a date in view
slip-legend = Day of the promise against the period promised; dot: its last day
slip-legend-open = no end
slip-legend-done = delivered
slip-axis-said = said on
slip-axis-promised = promised for
slip-diagonal = same day
slip-more =
    { $n ->
        [1] one more event not drawn
       *[other] { $n } more events not drawn
    }
