-- Links that were mailed, by the SHA-256 of their token. (Letter-tier links are MACs and are not stored.)
create table link (
    token_hash blob primary key,
    -- confirmation, sign-in, undo, not-me
    purpose text not null,
    brand_id blob not null references brand (id),
    attempt_id blob references attempt (id) on delete cascade,
    mailbox_id blob references mailbox (id) on delete cascade,
    person_id blob references person (id) on delete cascade,
    -- What an undo puts back, JSON.
    details text,
    made_at integer not null,
    expires_at integer not null,
    used_at integer
) strict;
create index link_by_attempt on link (attempt_id);
create index link_by_mailbox on link (mailbox_id);
create index link_by_person on link (person_id);
create index link_by_expiry on link (expires_at);

create table session (
    id_hash blob primary key,
    mailbox_id blob references mailbox (id) on delete cascade,
    data text not null,
    made_at integer not null,
    expires_at integer not null
) strict;
create index session_by_mailbox on session (mailbox_id);
create index session_by_expiry on session (expires_at);
