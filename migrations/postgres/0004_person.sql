-- A mailbox's owner towards one brand.
create table person (
    id uuid primary key,
    brand_id uuid not null references brand (id),
    mailbox_id uuid not null references mailbox (id),
    key_id uuid not null,
    -- Sealed.
    name bytea not null,
    name_changed_at timestamptz not null,
    language text not null,
    -- One of the brand's frequencies; none: as it comes.
    frequency text,
    paused_until timestamptz,
    joined_at timestamptz not null,
    unique (mailbox_id, brand_id)
);
create index person_by_brand on person (brand_id, id);
