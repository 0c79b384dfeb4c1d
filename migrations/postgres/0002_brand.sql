create table brand (
    id uuid primary key,
    slug text not null unique,
    -- The brand as applied, JSON.
    settings text not null,
    -- Counts over all brands, so that one look at the highest tells a running server whether anything changed.
    revision bigint not null,
    applied_at timestamptz not null
);

-- Every wording that was ever in force, by hash, for ever.
create table wording (
    hash bytea primary key,
    brand_id uuid not null references brand (id),
    notice text not null,
    version text not null,
    language text not null,
    -- Title, consent sentence, short and full layer, JSON.
    wording text not null,
    first_applied_at timestamptz not null,
    unique (brand_id, notice, version, language)
);
