"""The planner: plans, careers sampled for them, and what they come to."""
