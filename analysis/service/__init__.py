"""The atlas over HTTP: what its pages say at first, its charts and tables as addresses, and what guards them."""
