"""Pay: bands, sources, money, startups, wages by place."""
