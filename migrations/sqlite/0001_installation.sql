-- One row: which installation this is. The keys database carries the same id, so that the two cannot be mixed up.
create table installation (
    id blob primary key,
    created_at integer not null
) strict;

-- One row only, however many processes start at once.
create unique index installation_is_one on installation ((1));
