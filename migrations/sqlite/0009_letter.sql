-- The outbox.
create table letter (
    id blob primary key,
    kind text not null,
    brand_id blob not null references brand (id),
    attempt_id blob references attempt (id) on delete cascade,
    mailbox_id blob references mailbox (id) on delete cascade,
    person_id blob references person (id) on delete cascade,
    key_id blob not null,
    -- Sealed: whom to, subject, text, HTML, headers. Gone once sent.
    content blob,
    made_at integer not null,
    next_at integer not null,
    -- No use after this.
    expires_at integer not null,
    tries integer not null,
    claimed_until integer,
    sent_at integer,
    dead_at integer,
    -- Why the last try failed, as a code.
    failure text
) strict;
create index letter_due on letter (next_at) where sent_at is null and dead_at is null;
create index letter_by_attempt on letter (attempt_id);
create index letter_by_mailbox on letter (mailbox_id);
create index letter_by_person on letter (person_id);
