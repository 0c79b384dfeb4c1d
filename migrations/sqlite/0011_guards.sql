-- Letters that strangers' posts had sent to an address, as keyed entries.
create table letter_cap (
    id blob primary key,
    address_index blob not null,
    index_key integer not null,
    kind text not null,
    sent_at integer not null,
    expires_at integer not null
) strict;
create index letter_cap_by_address on letter_cap (address_index, kind, sent_at);

-- Addresses that get no letters for joins: their owner said "not me", or they were refused for good.
create table silence (
    address_index blob not null,
    index_key integer not null,
    reason text not null,
    since integer not null,
    expires_at integer not null,
    primary key (address_index, reason)
) strict;

-- Addresses that left a brand and must not be written to by it (GDPR Art. 17(3)(b), 21(3)).
create table suppression (
    brand_id blob not null references brand (id),
    address_index blob not null,
    index_key integer not null,
    reason text not null,
    since integer not null,
    expires_at integer not null,
    primary key (brand_id, address_index)
) strict;

-- How often a source did something in a window of time. The source is keyed, never an address of the network.
create table source_count (
    source blob not null,
    action text not null,
    window_start integer not null,
    hits integer not null,
    primary key (source, action, window_start)
) strict;
