-- Letters that strangers' posts had sent to an address, as keyed entries.
create table letter_cap (
    id uuid primary key,
    address_index bytea not null,
    index_key bigint not null,
    kind text not null,
    sent_at timestamptz not null,
    expires_at timestamptz not null
);
create index letter_cap_by_address on letter_cap (address_index, kind, sent_at);

-- Addresses that get no letters for joins: their owner said "not me", or they were refused for good.
create table silence (
    address_index bytea not null,
    index_key bigint not null,
    reason text not null,
    since timestamptz not null,
    expires_at timestamptz not null,
    primary key (address_index, reason)
);

-- Addresses that left a brand and must not be written to by it (GDPR Art. 17(3)(b), 21(3)).
create table suppression (
    brand_id uuid not null references brand (id),
    address_index bytea not null,
    index_key bigint not null,
    reason text not null,
    since timestamptz not null,
    expires_at timestamptz not null,
    primary key (brand_id, address_index)
);

-- How often a source did something in a window of time. The source is keyed, never an address of the network.
create table source_count (
    source bytea not null,
    action text not null,
    window_start timestamptz not null,
    hits bigint not null,
    primary key (source, action, window_start)
);
