# What surrounds every figure.
sheet-sources = Sources
sheet-as-of = as of { $day }

tier-official = official
tier-official-copy = official, copy
tier-press = press
tier-stakeholder = stakeholder
tier-other = other
