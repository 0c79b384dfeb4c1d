-- What somebody keeps on their list at a brand: the shop's name for it, what it was called, and a note of their own, each sealed
-- under the person's key.
create table wish (
    id blob primary key,
    person_id blob not null references person (id) on delete cascade,
    key_id blob not null,
    -- Keyed, by person: the same thing is there once.
    item_index blob not null,
    item blob not null,
    label blob not null,
    note blob,
    wished_at integer not null,
    unique (person_id, item_index)
) strict;
