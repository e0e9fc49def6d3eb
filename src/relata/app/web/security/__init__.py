"""Who may call, from where and how often: hosts, tokens, sessions, origins, rates, headers."""
