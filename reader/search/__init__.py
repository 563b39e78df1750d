"""The search engine behind the SearchEngine port: `exact` answers queries, `whoosh_index` keeps what it reads."""
