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
