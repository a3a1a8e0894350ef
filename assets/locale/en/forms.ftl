# Forms, tables to edit in, and what changes are called.

## Commands

menu-insert = Add
command-new-empty = New, empty
command-new-from-template = New, with explanations and examples
command-undo = Undo
command-redo = Redo
command-toggle-editing = Read or edit
command-document-details = Document details
command-duplicate = Duplicate item
command-move-up = Move up in its list
command-move-down = Move down in its list
command-remove = Remove item
command-grid-events = Table of events
command-grid-amounts = Table of amounts
command-grid-sources = Table of sources
command-add-event = Add an event
command-add-measure = Add a measure or goal
command-add-series = Add a series of amounts or figures
command-add-bridge = Add a bridge
command-add-target = Add a target
command-add-readiness = Add readiness
command-add-priority = Add a priority
command-add-source = Add a source
command-add-definition = Add a definition
command-add-party = Add a party

## Changes, as the menu calls them

edit-set = change { $field } of “{ $title }”
edit-add-field = add { $field } to “{ $title }”
edit-remove-field = remove { $field } from “{ $title }”
edit-paste = paste cells

notice-removed = “{ $title }” has been removed. { $count ->
    [one] One item still refers to it
   *[other] { $count } items still refer to it
}: { $names }.
notice-removed-hint = Undo brings it back. Otherwise the findings say where the reference is missing.
status-new = not saved yet

## Forms

inspector-read = Read
inspector-edit = Edit
form-document = Document details
form-lists = Items
form-add-field = Add a field
form-add = Add
form-add-to = Add to { $list }
form-find = Search { $list }
form-search = Search
form-nothing-found = Nothing found.
form-menu = More for { $field }
form-element = { $list } { $number }
form-in-language = { $field } ({ $language })
form-translate = Add a translation
form-duplicate = Duplicate
form-up = Move up
form-down = Move down
form-remove = Remove
form-go = Go to it
form-period = period
form-new-value = new number
form-yes = yes
form-no = no
form-unknown = This program does not know this. It is kept in the file.
field-within = { $around }: { $label }

entry-required = This cannot be empty.
entry-not-json = This is not JSON.
entry-id-taken = There is already something with the id “{ $typed }”. Choose another.
entry-period-taken = There is already a value for { $period }.
entry-date-hint = e.g. 13 May 2022
entry-date-unclear = “{ $typed }” is not a date. Type for example 13 May 2022, May 2022, 13-5-2022 or 2022-05.
entry-number-unclear = “{ $typed }” is not a number. Type for example 1234.5, about 12 or 250 to 1000.
entry-number-long = “{ $typed }” has more digits than can be kept exactly: at most 28.
entry-number-ambiguous = “{ $typed }” can be read in two ways. Which number is meant?

## Tables

grid-events = Events
grid-amounts = Amounts and other figures
grid-sources = Sources
grid-hint = Type in a cell; Enter or Tab keeps it, Escape restores it. The number before a row opens the whole form.
grid-add-year = Add a year
grid-first-promise = first promise
grid-select = Select { $title }
paste-ambiguous = Copied numbers such as “{ $typed }” can be read in two ways. Which number is this?
paste-as = { $reading }
paste-unclear = Row { $row }, column { $column } of what was copied says “{ $typed }”. That is not a number; nothing was pasted.
paste-no-room = More was copied than there are rows or years from this cell on. Add series or years first; nothing was pasted.

## Lists and their items

list-events = Events
list-measures = Measures and goals
list-series = Series
list-bridges = Bridges
list-targets = Targets
list-readiness = Readiness
list-priorities = Priorities
list-sources = Sources
list-definitions = Definitions
list-parties = Parties

item-events = Event
item-measures = Measure or goal
item-series = Series
item-bridges = Bridge
item-targets = Target
item-readiness = Readiness
item-priorities = Priority
item-sources = Source
item-definitions = Definition
item-parties = Party
item-components = Component

new-briefing = New briefing
new-events = New event
new-measures = New measure
new-series = New series
new-bridges = New bridge
new-targets = New target
new-readiness = New readiness subject
new-priorities = New priority
new-sources = New source
new-definitions = New definition
new-parties = New party

## Fields: one for every key of the format

field-schema = schema
    .hint = Where an editor finds the JSON Schema. This program never fetches it.
field-format = format
field-version = version
field-id = id
    .hint = What other items refer to this one by. References change with it.
field-title = title
field-subtitle = subtitle
field-number = number
    .hint = As printed in the letter.
field-parent = belongs under
field-priority = priority
field-kind = kind
field-tier = kind of source
    .hint = How close the source is to the origin.
field-status = status
field-direction = direction
field-unit = unit
    .hint = Money: EUR, EUR thousand, EUR million or EUR billion. A share of something: %. Anything else is a word, such as m2.
field-language = language
    .hint = The language of texts written in one language only: nl or en.
field-as-of = as of
    .hint = The day up to which this file claims to know.
field-marking = marking
    .hint = Printed on every slide and every export.
field-subject = is about
    .hint = The source that this briefing is about.
field-note = note
field-source = source
field-locator = place
    .hint = Page, table or number.
field-quote = quotation
    .hint = The few words that matter, as they stand there.
field-broken-off = broken off
    .hint = At which end the quoted sentence runs on into a page that is not there.
field-how = how
    .hint = The calculation or the reading; needed where it is not literally stated.
field-says = says itself
    .hint = What a source that disagrees says instead.
field-publisher = publisher
field-date = date
field-said-on = said on
    .hint = Empty: the date of the source.
field-by = said by
field-wording = said
    .hint = The words of the source.
field-when = when
field-earliest = earliest
    .hint = The first day it can be, by your reading. Empty: open.
field-latest = latest
    .hint = The last day it can be, by your reading. Empty: open.
field-value = value
field-qualifier = approximately
field-low = at least
field-high = at most
field-missing = missing
field-reference = reference
field-url = address
field-summary = summary
field-colour = colour
field-series = series
field-from = from
field-to = to
field-before = before
field-after = after
field-of = share of
    .hint = The definition of the whole that this is a share of.
field-scope = scope
    .hint = The definition of what is in it and what is not.
field-flow = flow
    .hint = Expenditure, commitments and receipts are never added together.
field-phase = phase
field-vintage = vintage
    .hint = The document whose view this is.
field-prices = prices
field-constant = prices of year
field-one-off = one-off
field-values = values
field-steps = steps
field-rest = rest
    .hint = The rest as a source states it. It is always computed, too.
field-parts = parts
field-complete = complete
    .hint = Whether the parts should make up the whole.
field-bases = size of whole
    .hint = The size of the whole: one series for each way of counting.
field-observed = observations
field-due = due by
field-level = level
field-required = required
field-bottleneck = bottleneck
    .hint = Whether a source calls this a bottleneck.
field-parties = parties
field-promises = promises
    .hint = Every statement about it: one for each document or occasion.
field-actual = happened
    .hint = Without this it has not happened, as far as is known.
field-depends-on = comes after
field-components = components
field-splits = splits
field-breaks = breaks
field-gaps = gaps
    .hint = What the copy at hand lacks.
field-links = belongs with
field-evidence = evidence

## Words that a field chooses from

event-kind-letter = letter
event-kind-debate = debate
event-kind-document = document
event-kind-decision = decision
event-kind-agreement = agreement
event-kind-period = period
event-kind-other = other
party-kind-organisation = organisation
party-kind-group = group
party-kind-country = country
party-kind-person = person
broken-off-start = the start is missing
broken-off-end = the end is missing
direction-increase = more
direction-decrease = less
prices-current = current prices
colour-orange = orange
colour-green = green
colour-blue = blue
colour-olive = olive
colour-purple = purple
colour-grey = grey
