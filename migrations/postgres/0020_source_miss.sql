-- How often a source presented links and form tokens that are none of ours. The source is keyed, never an address of the network.
create table source_miss (
    source bytea primary key,
    misses bigint not null,
    first_at timestamptz not null,
    last_at timestamptz not null
);
