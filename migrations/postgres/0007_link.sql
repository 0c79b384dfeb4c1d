-- Links that were mailed, by the SHA-256 of their token. (Letter-tier links are MACs and are not stored.)
create table link (
    token_hash bytea primary key,
    -- confirmation, sign-in, undo, not-me
    purpose text not null,
    brand_id uuid not null references brand (id),
    attempt_id uuid references attempt (id) on delete cascade,
    mailbox_id uuid references mailbox (id) on delete cascade,
    person_id uuid references person (id) on delete cascade,
    -- What an undo puts back, JSON.
    details text,
    made_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
);
create index link_by_attempt on link (attempt_id);
create index link_by_mailbox on link (mailbox_id);
create index link_by_person on link (person_id);
create index link_by_expiry on link (expires_at);

create table session (
    id_hash bytea primary key,
    mailbox_id uuid references mailbox (id) on delete cascade,
    data text not null,
    made_at timestamptz not null,
    expires_at timestamptz not null
);
create index session_by_mailbox on session (mailbox_id);
create index session_by_expiry on session (expires_at);
