-- What somebody keeps on their list at a brand: the shop's name for it, what it was called, and a note of their own, each sealed
-- under the person's key.
create table wish (
    id uuid primary key,
    person_id uuid not null references person (id) on delete cascade,
    key_id uuid not null,
    -- Keyed, by person: the same thing is there once.
    item_index bytea not null,
    item bytea not null,
    label bytea not null,
    note bytea,
    wished_at timestamptz not null,
    unique (person_id, item_index)
);
