### Readiness and the target.

## The weakest link

readiness-and = { $list } and { $last }
readiness-title = { $subject }: { $verdict }
readiness-title-named = { $named }; { $verdict }
readiness-components =
    { $n ->
        [one] one component
       *[other] { $n } components
    }
readiness-named-by =
    { $n ->
        [one] { $source } names { $names } as the bottleneck
       *[other] { $source } names { $names } as bottlenecks
    }
readiness-named =
    { $n ->
        [one] { $names } is called a bottleneck by a source
       *[other] { $names } are called bottlenecks by sources
    }
readiness-named-unknown =
    { $n ->
        [one] how it stands is not published
        [2] how either stands is not published
       *[other] how any of them stands is not published
    }

# What can be said of the whole. Binds: it holds the rest back.
readiness-nothing = there are no components
readiness-silent = no level of any component is published
readiness-only = the only published level is that of { $name }: { $value }
readiness-apart = { $n } levels are published, each of something else or of another date: not to be compared
readiness-met = all components reach what is required
readiness-lowest = lowest published level: { $names }, { $value }
readiness-points =
    { $n ->
        [one] { $digits }{ "\u00A0" }point
       *[other] { $digits }{ "\u00A0" }points
    }
readiness-binds =
    { $n ->
        [one] { $names } binds now, at { $value }
       *[other] { $names } bind now, at { $value }
    }
readiness-binds-short =
    { $n ->
        [one] { $names } binds now, { $gap } short
       *[other] { $names } bind now, { $gap } short
    }
readiness-next = { $now }; next { $names }, { $gap } higher
readiness-next-short = { $now }; next { $names }, { $gap } short
readiness-next-none = { $now }; after that all reach what is required
readiness-binds-apart =
    { $n ->
        [one] { $words } (one component cannot be compared)
       *[other] { $words } ({ $n } components cannot be compared)
    }
readiness-summary =
    { $n ->
        [one] One component
       *[other] { $n } components
    }, of which { $unknown } without a known level

# At a component
readiness-mark-named = bottleneck by a source
readiness-mark-named-by = named by { $source }
readiness-mark-now = binds now
readiness-mark-next = binds next
readiness-mark-lowest = lowest published level
readiness-required = required { $amount }
readiness-of = of { $whole }
readiness-more =
    { $n ->
        [one] One more component is in the table.
       *[other] { $n } more components are in the table.
    }
readiness-acts-more = and { $n } more
readiness-legend-level = published level
readiness-legend-unknown = level not known
readiness-legend-required = what is required
readiness-column-component = Component
readiness-column-level = Level against what is required
readiness-column-level-only = Level (what is required is not stated)
readiness-column-acts = Money and events that act on it
readiness-column-amount = Level
readiness-column-unit = Unit
readiness-column-required = Required
readiness-column-detail = Of what and when
readiness-column-mark = Bottleneck

## The target as a corridor

target-title = { $title }: { $band } ({ $status }); { $second }
target-band-of = { $band } of { $whole }
target-whole = Share of { $whole }
target-whole-missing = the whole is { $reason }
target-superseded-by = the later target is { $title }: { $band }
target-superseded-unknown = the later target is not in this file
target-reached = already reached
target-stands = it stands at { $amount } ({ $period })
target-yearly = { $amount } a year needed (by { $due })
target-says = Also said: { $says } ({ $source })
target-lack-gone = how much has gone is { $reason }
target-lack-reached = how much has been reached is { $reason }
target-lack-whole = what was observed is a share of another whole
target-lack-due = by when it is to be reached is { $reason }
target-lack-band = how much is to be reached is not stated
target-lack-past = the last observation is not from before the deadline
target-scenario = A pace can only be shown as a scenario.
target-pace = Required pace
target-pace-row = end of { $year }: { $amount }
target-part-goes = goes: { $amount }
target-part-may-go = may go: { $amount }
target-part-stays = stays: { $amount }
target-part-asked = is to be there: { $amount }
target-part-may-be = aim: up to { $amount }
target-part-not-asked = not asked: { $amount }
target-part-down = down to { $amount }
target-part-level = target: { $amount }
target-seen = { $amount } ({ $period })
target-other-side = The same ratio from the other side: { $name }, { $amount } ({ $when })
target-related = Related target: { $title }, { $band } ({ $status })
target-related-other = Another target, of another whole: { $band } ({ $status })
target-sizes = Size of the whole
target-applied = { $amount } of this · { $when }
target-not-applied = The percentage is applied to none of these counts: the source names another whole.
target-ledger = { $name }, gross and net ({ $period })
target-gross = gross
target-net = net
target-acts = Money and events
target-more = and { $n } more, in the table
target-only-counted = { $name }: { $n }, in the table
target-column-what = Part
target-column-when = When
target-column-amount = Number or share
target-column-unit = Unit
target-column-words = Remarks
