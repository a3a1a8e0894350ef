# What surrounds every figure.
sheet-sources = Bronnen
sheet-as-of = stand { $day }

tier-official = officieel
tier-official-copy = officieel, kopie
tier-press = pers
tier-stakeholder = belanghebbende
tier-other = overig
