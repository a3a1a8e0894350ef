# Domains, measures, money and milestones.
map-title-all = { $title }: { $n ->
    [one] one measure or goal
   *[other] { $n } measures and goals
}, with an amount for every part
map-title-some = { $title }: { $n ->
    [one] one measure or goal
   *[other] { $n } measures and goals
}, with an amount for { $known } of { $of } parts
map-title-one = { $title }: { $n ->
    [one] one measure or goal
   *[other] { $n } measures and goals
}, { $amounts ->
    [one] one amount
   *[other] { $amounts } amounts
} known
map-title-none = { $title }: { $n ->
    [one] one measure or goal
   *[other] { $n } measures and goals
}, and no amount published
map-legend-measure = measure or goal
map-legend-problem = problem or condition
map-legend-done = done
map-legend-open = not yet, or unknown
map-legend = Line: belongs together. Band: the horizon in the source’s words.
map-head-measures = What, and by when
map-head-money = Money
map-head-others = Events and who takes part
map-more = and { $n } more
map-no-money = no amount published
map-amount = { $amount } · { $period }
map-amount-most = highest { $amount } · { $period }
map-belongs = belongs with { $list }
map-domain-measures = { $n ->
    [0] no measures
    [one] one measure or goal
   *[other] { $n } measures and goals
}
map-summary = Parts: { $domains }. { $measures } measures and goals, { $money } amounts, { $events } events, { $parties } parties.
map-summary-dropped = Not shown for lack of room: { $n }; the table has everything.
map-domain = Part
map-kind = Kind
map-item = Measure
map-horizon = Horizon
map-money = Money
map-events = Events
map-parties = Who
