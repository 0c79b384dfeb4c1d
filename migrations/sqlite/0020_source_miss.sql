-- How often a source presented links and form tokens that are none of ours. The source is keyed, never an address of the network.
create table source_miss (
    source blob primary key,
    misses integer not null,
    first_at integer not null,
    last_at integer not null
) strict;
