# The pages of the window.
page-overview = Overview
page-timeline = Timeline
page-budget = Budget
page-sources = Sources
page-problems = Findings

overview-bottlenecks = What binds, by the sources
overview-no-bottlenecks = No source names a bottleneck.
overview-targets = Targets
overview-target = { $title }: { $band } of { $of }; { $status }.

chart-years = By year
chart-vintages = Revisions
chart-bridges = Bridge between two figures
budget-empty = There are no amounts in this file.

priority-evidence = Where does this priority stand?
priority-money = Money
priority-numbers = Other figures
priority-target = Target

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
overview-promises = What was promised, and what it costs
overview-bottleneck = { $title } (by { $source })
