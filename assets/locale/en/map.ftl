### Domains, measures, money and milestones.
