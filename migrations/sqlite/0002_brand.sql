create table brand (
    id blob primary key,
    slug text not null unique,
    -- The brand as applied, JSON.
    settings text not null,
    -- Counts over all brands, so that one look at the highest tells a running server whether anything changed.
    revision integer not null,
    applied_at integer not null
) strict;

-- Every wording that was ever in force, by hash, for ever.
create table wording (
    hash blob primary key,
    brand_id blob not null references brand (id),
    notice text not null,
    version text not null,
    language text not null,
    -- Title, consent sentence, short and full layer, JSON.
    wording text not null,
    first_applied_at integer not null,
    unique (brand_id, notice, version, language)
) strict;
