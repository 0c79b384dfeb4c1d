-- The installation's public signing keys, kept for ever. The private ones come of its secret and their number.
create table signing_key (
    number bigint primary key,
    public bytea not null,
    born_at timestamptz not null
);
