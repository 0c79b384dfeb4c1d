-- The outbox.
create table letter (
    id uuid primary key,
    kind text not null,
    brand_id uuid not null references brand (id),
    attempt_id uuid references attempt (id) on delete cascade,
    mailbox_id uuid references mailbox (id) on delete cascade,
    person_id uuid references person (id) on delete cascade,
    key_id uuid not null,
    -- Sealed: whom to, subject, text, HTML, headers. Gone once sent.
    content bytea,
    made_at timestamptz not null,
    next_at timestamptz not null,
    -- No use after this.
    expires_at timestamptz not null,
    tries bigint not null,
    claimed_until timestamptz,
    sent_at timestamptz,
    dead_at timestamptz,
    -- Why the last try failed, as a code.
    failure text
);
create index letter_due on letter (next_at) where sent_at is null and dead_at is null;
create index letter_by_attempt on letter (attempt_id);
create index letter_by_mailbox on letter (mailbox_id);
create index letter_by_person on letter (person_id);
