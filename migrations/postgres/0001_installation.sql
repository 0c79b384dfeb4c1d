-- One row: which installation this is. The keys database carries the same id, so that the two cannot be mixed up.
create table installation (
    id uuid primary key,
    created_at timestamptz not null
);
