-- One row: which installation this is. The keys database carries the same id, so that the two cannot be mixed up.
create table installation (
    id uuid primary key,
    created_at timestamptz not null
);

-- One row only, however many processes start at once.
create unique index installation_is_one on installation ((1));
