# Figures about money.

## The names of the figures; others are with the pages

chart-vintages-of = Revisions: { $scope }
chart-between = { $year }: from { $from } to { $to }
chart-of = Money: { $name }
chart-priorities = By priority

## Amounts at a mark

budget-about = ca. { $value }
budget-over = over { $value }
budget-under = under { $value }
budget-range = { $low }–{ $high }
budget-least = ≥ { $value }
budget-most = ≤ { $value }
budget-short-thousand = { $value }{ "\u00A0" }thousand
budget-short-million = { $value }{ "\u00A0" }million
budget-short-billion = { $value }{ "\u00A0" }billion
# The amount in the file’s unit, and as it is said.
budget-exact = { $exact } ({ $words })

## Around a figure

budget-period = Period
# Heading of a column: name and unit.
budget-column = { $name } ({ $unit })
budget-share-of = { $unit } of { $whole }
budget-share = share of the total, %
budget-prices-current = current prices
budget-prices-constant = prices of { $year }
budget-only = only { $name }
budget-nothing = There are no amounts here
budget-nothing-of = { $name }: no amount
budget-nothing-hint = The file names no amounts for this choice. Choose another period, priority or series.
budget-by-rounding = Parts may not add up to the total by rounding.
budget-left-out =
    { $count ->
        [one] One series does not fit and is in the table only.
       *[other] { $count } series do not fit and are in the table only.
    }
# A part that is below zero in some years and above it in others: a shift in time.
budget-shift = { $name } adds up to { $amount } until { $last }; what comes after is not in the file.

## Columns by year

budget-title-years = Realised in { $year }: { $amount }; planned for { $then }: { $plan }
budget-title-years-once = Realised in { $year }: { $amount }; planned for { $then }: { $plan }, of which { $once } one-off
budget-title-several =
    { $count ->
        [one] One series of amounts, { $first } to { $last }
       *[other] { $count } series of amounts side by side, { $first } to { $last }
    }
budget-title-priority =
    { $count ->
        [one] { $name }: one series of amounts, { $first } to { $last }
       *[other] { $name }: { $count } series of amounts, side by side and not to be summed
    }
budget-title-missing = { $name }: { $reason }
budget-title-net = { $name }: { $amount } net from { $first } to { $last }
budget-title-one = { $name }: { $amount } ({ $year })
budget-title-one-once = { $name }: { $amount } ({ $year }), of which { $once } one-off
budget-title-largest = { $name }: { $amount } ({ $year }); the largest part is { $part }, { $share }
budget-title-total = { $name }: { $amount } in { $first }–{ $last } together
budget-title-total-onward = { $name }: { $amount } in { $first }–{ $last } together, from { $year } { $onward } a year
budget-title-share = { $part }: { $share } of { $name } ({ $year })
budget-from-then = from { $year } { $after }
budget-title-same = { $name }: { $to } in { $first } and in { $last }
budget-title-from-onward = { $name }: { $from } in { $first }, from { $year } { $to } a year
budget-title-from-to = { $name }: from { $from } in { $first } to { $to } in { $last }
budget-unsplit = not split further
budget-unsplit-years = { $first }–{ $last }, not by year
budget-onward = from { $year }, a year
budget-no-priority = no priority
budget-others = others
budget-others-count =
    { $count ->
        [one] other (1)
       *[other] others ({ $count })
    }
budget-total-of = Total { $period }
budget-once = one-off
budget-once-name = one-off { $amount }: { $name }
budget-net = net
budget-net-value = net { $amount }
budget-no-share = no share
budget-not-split = not split
budget-break = Series break: { $series }
budget-break-value = before { $before }; after { $after }

## The same years in successive documents

budget-title-documents =
    { $count ->
        [one] One document with a multi-year path
       *[other] { $count } documents, each with its multi-year path
    }
budget-title-subject-higher = After the letter the budget for { $year } is { $amount } higher
budget-title-subject-lower = After the letter the budget for { $year } is { $amount } lower
budget-title-scope-higher = { $scope }: after the letter { $year } is { $amount } higher
budget-title-scope-lower = { $scope }: after the letter { $year } is { $amount } lower
budget-title-vintages-higher = { $after } puts { $year } { $amount } higher than { $before }
budget-title-vintages-lower = { $after } puts { $year } { $amount } lower than { $before }
budget-title-vintages-same = { $after } leaves { $year } as in { $before }
budget-open-points = plan
budget-outcome-points = realised, of another scope: not to be joined
budget-outcome = realised, { $scope }
budget-gap = Difference in { $year } between { $before } and { $after }
budget-difference = { $after } minus { $before }

## Bridges

budget-title-bridge-more = { $to } puts { $year } at { $level }: { $change } more, { $rest } unexplained
budget-title-bridge-less = { $to } puts { $year } at { $level }: { $change } less, { $rest } unexplained
budget-title-bridge-more-explained = { $to } puts { $year } at { $level }: { $change } more, all explained
budget-title-bridge-less-explained = { $to } puts { $year } at { $level }: { $change } less, all explained
budget-title-bridge-same = { $to } leaves { $year } at { $level }, as in { $from }
budget-rest = Not broken down
budget-rest-value = { $amount }, not broken down in any source
budget-rest-remark = Dashed and hatched: the difference that no source breaks down.
budget-rest-stated = The source names another rest: { $amount }.
budget-axis-broken = Axis broken below { $low }.
budget-other-years = also { $years }
budget-no-amount = no amount
budget-step = Step
budget-amount = Amount
budget-level = Level
budget-no-bridge = There is no bridge between these amounts
budget-no-bridge-hint = One of the two has no amount in that year. Choose another year or series.
budget-between-unit = “{ $from }” and “{ $to }” are in units that cannot be compared: { $one } against { $other }.
budget-between-flow = “{ $from }” and “{ $to }” are different money: { $one } against { $other }.
budget-between-prices = “{ $from }” and “{ $to }” are in different prices: { $one } against { $other }.
budget-between-scope = “{ $from }” and “{ $to }” differ in scope: { $one } against { $other }. The difference would be one of scope as well.
budget-between-allowed = A bridge from “{ $from }” can go to: { $allowed }.
budget-between-none = The file has no other amount of the same scope in that year.

## Plan against outcome

budget-title-variance-none = Plan and outcome cannot be compared in any year
budget-title-variance-more =
    { $count ->
        [one] In the one comparable year the outcome was above the plan: { $most }
       *[other] In all { $count } comparable years the outcome was above the plan: { $least } to { $most }
    }
budget-title-variance-less =
    { $count ->
        [one] In the one comparable year the outcome was below the plan: { $least }
       *[other] In all { $count } comparable years the outcome was below the plan: { $least } to { $most }
    }
budget-title-variance-mixed = Of { $count } comparable years the outcome was above the plan in { $more } and below it in { $less }: { $least } to { $most }
budget-strip-money = difference
budget-strip-percent = difference in %
budget-other-scope = another scope
budget-no-plan = no plan
budget-no-outcome = no outcome
budget-not-compared = { $year } cannot be compared: the plan counts { $plan }, the outcome { $outcome }.
budget-variance-of = Outcome minus plan, { $year }

## Why something is not summed

budget-refused = These amounts are not added up

## The money of one priority

budget-series = Series
budget-unit = Unit
budget-flow = Kind
budget-phase = Phase
budget-of-rows = one scale; rows are not to be summed
budget-of-missing = no amount, with the reason
budget-of-a-year = { $amount } a year
budget-of-together = { $amount } together
budget-of-together-rounded = { $amount } together, but for rounding
budget-of-rounding = { $name }: the years add up to the total, but for rounding.
budget-of-title =
    { $count ->
        [one] { $name }: one series of amounts
       *[other] { $name }: { $count } series of amounts
    }
budget-of-title-net = { $name }: { $amount } net from { $first } to { $last } ({ $series })
budget-of-title-net-missing = { $name }: { $amount } net from { $first } to { $last } ({ $series }); no amount is known of { $missing } of { $all } series
budget-of-title-missing = { $name }: no amount is known
budget-of-title-said = { $name }: the largest amount is { $amount } ({ $series })
budget-of-title-said-missing = { $name }: the largest amount is { $amount } ({ $series }); no amount is known of { $missing } of { $all }
budget-of-title-largest = { $name }: the largest amount is { $amount } ({ $series }, { $period })
budget-of-title-undated = { $name }: the largest amount is { $amount }, without a year ({ $series })
budget-of-title-largest-missing = { $name }: the largest amount is { $amount } ({ $series }, { $period }); no amount is known of { $missing } of { $all }
budget-of-title-undated-missing = { $name }: the largest amount is { $amount }, without a year ({ $series }); no amount is known of { $missing } of { $all }

## Money under the timeline

timeline-money-title = Money by year
timeline-money-none = The file has no amount for this priority.
budget-band-shown = Shown: { $names }.
# At the pointer: what the year of that day came to.
timeline-cursor = { $year }: { $amount }

## Choices on the page

chart-between-make = Own bridge
chart-between-make-hint = A bridge between two amounts of choice, with the steps that the file knows
option-between-from = From
option-between-to = to
option-between-turn = Turn round
option-allowed = Allowed:
option-series = Series: automatic
option-series-count =
    { $count ->
        [one] One series
       *[other] { $count } series
    }
option-series-own = Automatic: realised and planned
budget-legend-alone = Click to show only this
