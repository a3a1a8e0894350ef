# The pages of the window.
page-overview = Overview
page-timeline = Timeline
page-budget = Budget
page-sources = Sources
page-problems = Findings

chart-years = By year
chart-vintages = Revisions
chart-bridges = Bridge between two figures
timeline-empty = There are no events in this file.
budget-empty = There are no amounts in this file.

priority-evidence = Where does this priority stand?
priority-money = Money
priority-numbers = Other figures

sources-title = source
sources-cited = cited
sources-subtitle = { $count ->
    [one] One source
   *[other] { $count } sources
}; click for what comes from it
sources-gaps = { $count ->
    [one] one gap
   *[other] { $count } gaps
}

problems-none = Nothing is wrong with this file.
problems-subtitle = { $errors ->
    [0] No errors
    [one] One error
   *[other] { $errors } errors
}, { $warnings ->
    [0] no warnings
    [one] one warning
   *[other] { $warnings } warnings
}. What cannot be shown is still in the file.
problems-copy = Copy all
problems-place = line { $line }, column { $column } · { $path }

chart-variance = Plan and outcome
chart-scopes = Another scope
chart-series = One series
option-mode = Arrangement
option-mode-own = Arrangement: automatic
option-mode-grouped = Side by side
option-mode-stacked = Stacked
option-mode-share = To 100%
option-mode-lines = Lines
option-by = Colour
option-by-series = Colour: series
option-by-priority = Colour: priority
option-sort = Order
option-sort-file = Order: file
option-sort-size = Order: largest
option-sort-name = Order: name
option-amounts = Amounts
option-amounts-filed = Unit: file
option-amounts-million = Unit: million
option-amounts-billion = Unit: billion
option-amounts-share = Share of total
option-year = Year
option-from = From
option-to = To
option-reference = Percentage above
option-reference-none = No percentage
option-isolate = All shown
option-isolate-none = Show all
option-vintages = Compare two documents
option-vintages-own = Automatic: just before and just after the letter
option-vintages-from = First document
option-vintages-to = Second document
option-reset = Reset
page-title = { $title }. { $finding }
page-founded = { $pieces ->
    [one] One piece of evidence
   *[other] { $pieces } pieces of evidence
} in { $sources ->
    [one] one source
   *[other] { $sources } sources
}, { $official } official; { $reasoned ->
    [0] nothing is reasoned
    [one] one is calculated, read into it or assumed
   *[other] { $reasoned } are calculated, read into it or assumed
}.
page-unfounded = There is no source here.
page-no-money = Money: no amount published.
page-money = Money: { $n ->
    [one] one amount known,
   *[other] { $n } amounts known, the largest
} { $title }: { $value }.
page-what = What
page-value = When, or how much
page-evidence = Evidence

overview-promises = What was promised, and what came of it?
overview-money = How much more money, and from when?
overview-targets = Where does the target stand?
overview-readiness = What holds readiness back?
overview-question = Question
overview-answer = Answer
overview-nothing = { $title }: there is nothing to say about it yet
overview-latest = The longest overdue is “{ $title }”: { $late }
overview-open = { $n ->
    [one] Not yet done: { $list }
   *[other] Not yet done are { $n }: { $list }
}{ $more ->
    [0] { "" }
   *[other] , and { $more } more
}
overview-withdrawn = { $n ->
    [one] Withdrawn: { $list }
   *[other] Withdrawn are { $n }: { $list }
}{ $more ->
    [0] { "" }
   *[other] , and { $more } more
}
overview-since-higher = The difference begins in { $year }: { $amount } higher
overview-since-lower = The difference begins in { $year }: { $amount } lower
overview-target = { $title }: { $goal }; { $status }
overview-target-of = { $band }, measured by { $of }
overview-target-of-missing = { $band }, measured by what is { $reason }
overview-target-due = by { $due }
overview-target-undated = the final date is { $reason }
overview-target-seen = last seen at { $value } ({ $period })
overview-target-unseen = how far it has come is { $value } ({ $period })
