-- A mailbox's owner towards one brand.
create table person (
    id blob primary key,
    brand_id blob not null references brand (id),
    mailbox_id blob not null references mailbox (id),
    key_id blob not null,
    -- Sealed.
    name blob not null,
    name_changed_at integer not null,
    language text not null,
    -- One of the brand's frequencies; none: as it comes.
    frequency text,
    paused_until integer,
    joined_at integer not null,
    unique (mailbox_id, brand_id)
) strict;
create index person_by_brand on person (brand_id, id);
