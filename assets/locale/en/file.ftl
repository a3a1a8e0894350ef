# Reading and writing files: why a file does not open, and what is wrong with it.

# Files that cannot be read.
read-not-found = The file { $path } is not there (any more).
    .hint = Check the name, and whether the drive or network folder is still connected.
read-not-allowed = You are not allowed to read { $path }.
    .hint = Ask its owner for permission, or copy it to a place that you can reach.
read-directory = { $path } is a folder, not a file.
    .hint = Choose a file in that folder.
read-too-large = { $path } is larger than 1 GiB and is not opened.
    .hint = Split the briefing, or leave out what is not needed.
read-device = { $path } is not an ordinary file but a device or a pipe.
    .hint = Save the data as a file first, and open that.
read-failed = { $path } cannot be read: { $reason }.
    .hint = Check whether the drive or network folder is still connected, and try again.

# Files that cannot be written.
write-disk-full = There is no room left to save { $path }.
    .hint = Your changes are still open, but not saved. Make room, or save in another place.
write-too-large = { $path } is too large for this disk.
    .hint = Your changes are still open, but not saved. Save in another place.
write-not-allowed = You are not allowed to write { $path }, or the file is read-only.
    .hint = Your changes are still open, but not saved. Save under another name or in another place.
write-read-only = { $path } is on a disk that can only be read.
    .hint = Your changes are still open, but not saved. Save in another place.
write-directory = { $path } is a folder: no file of that name can be saved.
    .hint = Your changes are still open, but not saved. Save under another name.
write-no-folder = The folder of { $path } is not there (any more).
    .hint = Your changes are still open, but not saved. Check whether the drive or network folder is still connected, or save in another place.
write-link-loop = { $path } is a link that leads back to itself.
    .hint = Your changes are still open, but not saved. Save under another name.
write-failed = { $path } cannot be saved: { $reason }.
    .hint = Your changes are still open, but not saved. Try again, or save in another place.

# Files that do not open.
finding-file-empty = The file is empty.
    .hint = Saving or copying it may have failed. Look for an older version.
finding-file-utf16 = The file was saved as UTF-16 (“Unicode”), not as UTF-8.
    .hint = Open it in a text editor and save it with the encoding UTF-8.
finding-file-not-utf8 = This is not UTF-8: byte { $found } at offset { $offset } is not part of a character.
    .hint = The file was probably saved with an older encoding. Save it as UTF-8.
finding-file-too-deep = More than { $depth } lists and objects are nested here.
    .hint = No briefing goes this deep. The file is damaged, or it is something else.
finding-file-unreadable = Nothing can be read from this file: { $reason }.
    .hint = Mend the place that is named with a text editor.
finding-json-truncated = The file breaks off here.
    .hint = It was not saved or copied completely. Fetch it again, or add what is missing.
finding-json-trailing-comma = Nothing follows this comma.
    .hint = Take away the last comma of the list.
finding-json-comma = A comma is missing here, or a closing bracket or brace.
    .hint = Put a comma between every two parts.
finding-json-decimal-comma = Here is a decimal comma; JSON writes a point.
    .hint = Write for example 12.5 instead of 12,5.
finding-json-colon = A colon is missing here between name and value.
    .hint = Write the name in straight double quotation marks, then a colon, then the value.
finding-json-key = A name in double quotation marks is expected here.
    .hint = Write the name in straight double quotation marks, then a colon, then the value.
finding-json-quotes = JSON knows only straight double quotation marks, no single or curly ones.
    .hint = Put a straight double quotation mark here. A word processor curls them unasked; use a text editor.
finding-json-comment = JSON has no comments with // or /* */.
    .hint = Take the comment away, or put it as a text in a “note”.
finding-json-not-finite = { $found } is not a number in JSON.
    .hint = A number that is not there is written as an object with “missing” and a reason, such as “not_published”.
finding-json-number = “{ $found }” is not a number as JSON writes it.
    .hint = Write a decimal point with digits before and after it, and no zeros or plus in front: 0.5 or 1200.
finding-json-value = A value is expected here, but it says “{ $found }”.
    .hint = A value is a text in double quotation marks, a number, a list, an object, true, false or null.
finding-json-control = A line break, tab or other control character stands inside a text here.
    .hint = End the text, or write \n for a line break and \t for a tab.
finding-json-escape = The character after this backslash is not one that JSON knows.
    .hint = Write \\ for a plain backslash, as in the name of a folder.
finding-json-trailing = The file ends here, but there is more.
    .hint = A briefing is one object. Take away what follows it, or a brace too many before it.
finding-not-an-object = This is JSON, but not a briefing: it says { $found }.
    .hint = A briefing is an object, in braces, with “hoofdlijn” as its “format”.
finding-format-missing = { $looks ->
        [briefing] This looks like a briefing, but “format” is missing.
        [geojson] This is not a briefing; it looks like a map (GeoJSON).
        [notebook] This is not a briefing; it looks like a Jupyter notebook.
        [schema] This is not a briefing; it looks like a JSON Schema.
        [openapi] This is not a briefing; it looks like the description of an API (OpenAPI).
        [package] This is not a briefing; it looks like the description of a software package.
       *[other] This is JSON, but not a briefing: “format” is missing.
    }
    .hint = { $looks ->
        [briefing] Add “format” at the top with the value “hoofdlijn”, and “version” with the value 1.
       *[other] Choose another file. A briefing has “hoofdlijn” as its “format”.
    }
finding-format-other = This is not a briefing: “format” is { $found } and not “hoofdlijn”.
    .hint = Open it with the program it was made for.
finding-version-unknown = This briefing has version { $found }; this program knows version { $version }.
    .hint = Update the program, or ask for the file in version { $version }.

# Parts that cannot be read. left_out is what is not shown because of it.
finding-wrong-type = Expected { $expected }; found { $found }.
    .hint = Until this is mended “{ $left_out }” is skipped; the rest of the file is not.
finding-unknown-value = { $found } is not a known value here. Choose from: { $allowed }.
    .hint = Until this is mended “{ $left_out }” is skipped; the rest of the file is not.
finding-missing-key = { $written ->
        [none] “{ $key }” is missing here.
       *[other] “{ $key }” is missing here; there is a “{ $written }”.
    }
    .hint = { $written ->
        [none] Fill in “{ $key }”. Until then “{ $left_out }” is skipped; the rest of the file is not.
       *[other] Did you mean “{ $key }”? Until this is mended “{ $left_out }” is skipped; the rest of the file is not.
    }
finding-missing-top-key = { $written ->
        [none] “{ $key }” is missing at the top of the file.
       *[other] “{ $key }” is missing at the top of the file; there is a “{ $written }”.
    }
    .hint = Fill in “{ $key }”. The rest of the file opens as it is.
finding-duplicate-key = “{ $key }” is there twice: before on line { $line }, and here.
    .hint = The first one counts; this one is skipped. Take one of them away.
finding-text-escape = There is half a character in this text: { $found }.
    .hint = Write the character itself instead of \u and a code. Until then “{ $left_out }” is skipped.
finding-too-many = So much is wrong here ({ $count } errors) that the rest of the file was not read.
    .hint = Mend the errors above first; often they have one cause.
finding-unknown-key = { $suggestion ->
        [none] This program does not know “{ $key }” here.
       *[other] This program does not know “{ $key }” here, but it knows “{ $suggestion }”.
    }
    .hint = { $suggestion ->
        [none] It is kept in the file, but not shown. If it is for yourself, let the name begin with x_.
       *[other] Did you mean “{ $suggestion }”? It is kept in the file, but not shown.
    }
finding-too-many-keys = There are more than { $count } names that this program does not know; the rest is not listed.
    .hint = If the file comes from another program, let it use names with x_.

# Days, dates and numbers.
finding-day-expected = “{ $found }” is not a day.
    .hint = Write a day that exists, as 2022-02-11. Until then “{ $left_out }” is skipped.
finding-date-and-missing = Here are both a date and a reason why there is none.
    .hint = Take away “missing” or the date. Until then “{ $left_out }” is skipped.
finding-date-empty = This date says nothing: it has no “date”, “earliest”, “latest”, “wording” or “missing”.
    .hint = Fill in one of them. Until then “{ $left_out }” is skipped.
finding-number-too-long = { $found } is too large or too precise: a number has at most 28 digits.
    .hint = Round it, or choose a larger unit, such as EUR million. Until then “{ $left_out }” is skipped.
finding-number-unclear = One value is expected here, or a lower or upper bound, or a reason why there is none.
    .hint = Use “value”, or “low” and “high”, or “missing”, and do not mix them. Until then “{ $left_out }” is skipped.
finding-expected-plain-number = A plain number is expected here, with nothing added.
    .hint = Put the reservation with the whole number. Until then “{ $left_out }” is skipped.
finding-range-reversed = The lower bound { $low } is above the upper bound { $high }.
    .hint = Swap “low” and “high”. Until then “{ $left_out }” is skipped.

# Dates as the standard EDTF writes them.
finding-edtf-empty = A date is missing here.
    .hint = Write for example 2022, 2022-04 or 2022-04-29.
finding-edtf-no-date = A period needs a date at one end at least.
    .hint = Write for example 2022/.. for “from 2022 on”.
finding-edtf-not-ascii = “{ $found }” does not belong in a date.
    .hint = Use plain digits and a plain hyphen (-).
finding-edtf-whitespace = A date has no spaces.
    .hint = Write for instance 2022-04-29, without spaces before or after it.
finding-edtf-time-of-day = A date has no time of day here.
    .hint = Leave out what comes after the day: 2022-04-29.
finding-edtf-long-year = A year has four digits, without Y or E.
    .hint = Write for example 2022.
finding-edtf-negative-year = A briefing has no years before the year 0.
    .hint = Write a year from 0000 to 9999.
finding-edtf-significant-digits = A briefing has no S for the number of certain digits.
    .hint = Write 195X for “some time in the fifties”, or 1950~ for “around 1950”.
finding-edtf-date-set = A briefing has no sets of dates.
    .hint = Write a period, such as 2022/2024, or one date.
finding-edtf-unexpected-character = “{ $found }” does not belong in a date.
    .hint = Write for example 2022, 2022-04 or 2022-04-29. What the source literally says belongs in “wording”.
finding-edtf-too-many-slashes = A period has two ends, not more.
    .hint = Write start and end, such as 2022/2024.
finding-edtf-too-many-parts = Nothing follows a day.
    .hint = Write for example 2022-04-29.
finding-edtf-year-not-four-digits = A year has four digits; it says “{ $found }”.
    .hint = Write for example 2022, and a day as 2022-04-29.
finding-edtf-not-two-digits = A month or day has two digits; it says “{ $found }”.
    .hint = Write for example 2022-04 and not 2022-4.
finding-edtf-month-out-of-range = Month { $found } does not exist.
    .hint = A month is 01 to 12; 21 to 24 is a season, 33 to 36 a quarter, 40 or 41 a half-year.
finding-edtf-part-not-supported = A briefing has no part { $found } of a year.
    .hint = 21 to 24 is a season, 33 to 36 a quarter, 40 or 41 a half-year.
finding-edtf-day-out-of-range = Day { $found } does not exist in { $month }.
    .hint = Choose a day that the month has.
finding-edtf-day-without-month = A day can only follow a month.
    .hint = Leave the day out, or write the month instead of the season or quarter.
finding-edtf-unspecified-digits = An X can only stand as in 202X, 20XX, 2022-XX, 2022-04-XX or 2022-XX-XX.
    .hint = Write the date in one of those forms.
finding-edtf-unspecified-in-interval = A period has no X.
    .hint = Write start and end without X, or .. where it is open.
finding-edtf-component-qualifier = A ~, ? or % stands at the end of a date.
    .hint = Write for example 2022-04~.
finding-edtf-two-qualifiers = One sign is enough: % means both ? and ~.
    .hint = Write for example 2022%.
finding-edtf-qualified-season = A season takes no ~, ? or %.
    .hint = Put the reading in “earliest” and “latest”.
finding-edtf-season-in-interval = A season does not stand in a period.
    .hint = Write months or quarters, or one season with “earliest” and “latest”.
finding-edtf-end-before-start = The end { $end } is before the start { $start }.
    .hint = Swap start and end.

# What is expected.
expect-object = an object, in braces
expect-list = a list, in square brackets
expect-date = a date, such as “2022-04”, or an object with a date
expect-day = a day, such as 2022-02-11
expect-number = a number, or an object with a number
expect-whole-number = a whole number
expect-text = a text in quotation marks, or one for each language
expect-string = a text in quotation marks
expect-word = one of the fixed words, in quotation marks
expect-yes-or-no = true or false
expect-reference = the id of an item, or the reason why there is none
expect-values = an object with a number for each date
expect-prices = “current”, or an object with “constant” and a year
