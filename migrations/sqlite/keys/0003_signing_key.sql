-- The installation's public signing keys, kept for ever. The private ones come of its secret and their number.
create table signing_key (
    number integer primary key,
    public blob not null,
    born_at integer not null
) strict;
