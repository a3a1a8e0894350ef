### Find, help and the desktop.
window-no-adapter = The window cannot open, as no driver draws on this screen. Install a driver that draws without a graphics card (on Debian mesa-vulkan-drivers and libgl1-mesa-dri), or ask your administrator for one. Without a window, `hoofdlijn export --figure timeline --to timeline.svg` makes a figure.
edge-sidebar = Width of the list of views
edge-inspector = Width of the details
pane-list = List of views and priorities
pane-details = Details
pane-page = Content of the view

# The palette: commands, pages and items by name.
palette-hint = Type a command, a page or a name
palette-none = Nothing found. Ctrl+F looks in all texts.
found-command = Command
found-page = Page

# Find in everything.
find-hint = Find in everything
find-none = Nothing found
find-count = { $count ->
    [one] found once
   *[other] found { $count } times
}
find-at = { $at } of { $count }
find-all-shown = All priorities are shown again: what was found was outside those chosen.
area-timeline = Timeline
area-budget = Budget
area-priorities = Priorities
area-sources = Sources and terms
area-slides = Slides

# First steps.
step-timeline = See on the timeline what was promised when and what came of it. A band is a promised window, a diamond a delivery, a triangle a late one. Click one for the whole trail.
    .title = What was promised
    .link = Go to the timeline
step-source = Point at an amount or a date and press ? to see where it comes from and how it was derived.
    .title = Where a figure comes from
    .link = Go to the budget
step-search = Ctrl+K finds every command, page and item by name. Ctrl+F looks in all texts.
    .title = Find something again
    .link = Open the palette
step-own = A briefing is one file. Begin with a template that explains itself; F2 edits what you point at.
    .title = Make a briefing of your own
    .link = New, from the template
steps-seen = Understood, do not show again
steps-again = To be found later in the Help menu.

# The file and the notices.
format-title = What a briefing looks like
format-about = A briefing is one JSON file. This is the shortest that shows something: a promise, what came of it, and a budget.
format-schema = Save the schema beside your file and say in the file, at the key $schema, where it is: ./briefing.schema.json. A text editor then completes and checks while you type.
format-copy = Copy the example
path-schema = Save the schema as
notices-title = Notices
notices-copy = Copy all
