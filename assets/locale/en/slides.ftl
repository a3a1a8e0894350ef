### Presenting.

menu-present = Present
command-export-slides = Export all slides…
command-add-view = Keep this view as a slide
command-present = Present from the start
command-present-here = Present from here
command-toggle-full-screen = Full screen or in the window
command-toggle-speaker = Speaker’s window
command-go-slides = Slides
command-preflight = Check beforehand
command-toggle-contrast = High contrast
list-slides = Slides
item-slides = Slide
new-slides = New slide
which-promises = promises
which-all = everything

field-figure = figure
    .hint = The name of the figure, as hoofdlijn figures gives it.
field-notes = notes
    .hint = What the speaker says, and where it comes from. The audience does not see it.
field-view = view
    .hint = Only what differs from how the figure opens.
field-range = period
    .hint = From day to day, such as 2022-01-01/2022-12-31.
field-which = which events
field-folded = folded
field-statuses = outcomes
field-find = search word
field-only = only priorities
field-today = as of
field-mode = columns
field-amounts = amounts in
field-years = years
    .hint = From year to year, such as 2021/2027.
field-year = year of the bridge
field-sort = order
field-colours = colours
field-isolated = only this series
field-split = split
    .hint = Which split of the series; the first is 0.
field-percentage = percentage above
field-compare = difference between

page-slides = Slides
present-button = Present F5
edit-add-slide = keeping a slide
slides-added = Kept as a slide.
slides-none = No slides yet.
slides-none-hint = Go to a figure, set what you want to show, and keep that view with { $keys }. As long as there are no slides, presenting shows every figure.
slides-up = Up
slides-down = Down
slides-copy = Copy
slides-remove = Remove
slides-open = See in the window
slides-no-notes = No notes.

show-in-window = Presenting is done in the window from now on.
show-on-screen = Presenting is done on the full screen from now on.
show-with-speaker = Presenting opens a speaker’s window too.
show-without-speaker = Presenting opens no speaker’s window.
show-no-figure = There is no figure “{ $figure }”.
show-blank = Blank screen
show-keys = Keys while presenting
show-arrows-on = arrow right/down
show-arrows-back = arrow left/up
show-turn-next = next slide
show-turn-previous = previous slide
show-turn-first = first slide
show-turn-last = last slide
show-turn-go = to the number typed
show-turn-black = black, or back
show-turn-white = white, or back
show-turn-source = where does this come from?
show-turn-search = search for an answer, quietly
show-turn-restore = the slide as kept
show-turn-earlier = as of a month earlier
show-turn-later = as of a month later
show-turn-closer = closer to the timeline
show-turn-further = further from the timeline
show-turn-pointer = large pointer, while held
show-turn-swap = to the other screen
show-turn-full-screen = full screen or window
show-turn-speaker = speaker’s window
show-turn-help = all keys
show-turn-leave = stop presenting
keys-present = While presenting, F1 shows the keys. Type a word to search, pick with arrow up and down; Enter shows it full screen, Backspace brings the slide back as it was. A letter alone keeps its meaning; with /, Ctrl+F or a capital you search in any case.
show-letters = a word
show-search-how = Search: type a word, pick with arrow up and down; Enter shows it full screen. Backspace or Esc brings the slide back as it was.
show-search-letters = A letter alone does what is said here; type on at once and you search. With /, Ctrl+F or a capital you search in any case.

answer-search = Search: { $text }
answer-found = Search: { $text }. { $at } of { $count }: { $kind }, { $title }
answer-none = Search: { $text }. Nothing found
answer-through = { $title }: { $more ->
    [0] with “{ $item }”
    [one] with “{ $item }” and one other item
   *[other] with “{ $item }” and { $more } other items
}
answer-on-wall = On the screen now: { $title }
answer-back = Backspace or Esc brings slide { $number } back as it was.
answer-pick = Arrows pick, Enter shows, Esc ends the search. The audience does not see this.

speaker-title = Hoofdlijn: speaker
speaker-next = Next
speaker-last = This is the last slide
speaker-notes = Notes
speaker-no-notes = No notes with this slide.
speaker-elapsed = elapsed
speaker-slide = this slide

preflight-well = Nothing to remark on { $slides } slides on a screen of { $size }.
preflight-found = { $count ->
    [one] One remark
   *[other] { $count } remarks
} on { $slides } slides on a screen of { $size }. Presenting is possible all the same.
preflight-slide = slide { $number }
preflight-all = all slides
preflight-go = Go there
preflight-no-figure = This slide’s figure does not exist.
preflight-unsourced = “{ $title }” has a date or amount without a source.
preflight-overdue = “{ $title }” is told as still open, but its term has passed by now.
preflight-small = { $count ->
    [one] One text is
   *[other] { $count } texts are
} too small to be read from the back.
preflight-shortened = { $count ->
    [one] One text does
   *[other] { $count } texts do
} not fit and { $count ->
    [one] is
   *[other] are
} shortened with “…”.
preflight-no-marking = There is no marking; it is printed on every slide.
preflight-no-as-of = The file does not say up to which day it knows.
preflight-stale = What the file knows is { $count } days old.
