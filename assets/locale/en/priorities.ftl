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
readiness-nothing = There are no components
readiness-silent = No level of any component is published
readiness-only = The only published level is that of { $name }: { $value }
readiness-apart = { $n } levels are published, each of something else or of another date: not to be compared
readiness-met = All components reach what is required
readiness-lowest = Lowest published level: { $names }, { $value }
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
readiness-mark-named-by = bottleneck, named by { $source }
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
