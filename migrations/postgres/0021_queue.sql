-- One queue for all work after the answer: jobs and outgoing email.
create table queue (
    id uuid primary key,
    kind text not null,
    -- Lanes are worked on side by side, so that slow work holds up none of another lane.
    lane bigint not null,
    -- What it is about, JSON, nothing personal.
    payload text,
    -- One at a time of what has the same.
    dedup_key text,
    brand_id uuid references brand (id),
    attempt_id uuid references attempt (id) on delete cascade,
    mailbox_id uuid references mailbox (id) on delete cascade,
    person_id uuid references person (id) on delete cascade,
    -- Personal, sealed under the key: an email with its recipient. Gone once it is sent.
    key_id uuid,
    sealed bytea,
    made_at timestamptz not null,
    due_at timestamptz not null,
    -- No use after this.
    expires_at timestamptz,
    attempts bigint not null,
    claimed_until timestamptz,
    -- Done, or given up.
    ended_at timestamptz,
    -- Given up: it can be listed and retried.
    dead_at timestamptz,
    -- Why the last attempt failed, as a code.
    failure text
);
create unique index queue_by_dedup on queue (dedup_key) where dedup_key is not null;
create index queue_due on queue (lane, due_at) where ended_at is null;
create index queue_dead on queue (dead_at) where dead_at is not null;
create index queue_by_end on queue (ended_at) where ended_at is not null;
create index queue_by_attempt on queue (attempt_id) where attempt_id is not null;
create index queue_by_mailbox on queue (mailbox_id) where mailbox_id is not null;
create index queue_by_person on queue (person_id) where person_id is not null;
create index queue_by_key on queue (key_id) where key_id is not null;

insert into queue (id, kind, lane, payload, brand_id, attempt_id, mailbox_id, person_id, key_id, sealed, made_at, due_at,
                   expires_at, attempts, ended_at, dead_at, failure)
select id, 'email', 1, '{"message":"' || kind || '"}', brand_id, attempt_id, mailbox_id, person_id, key_id, content, made_at,
       next_at, expires_at, tries, coalesce(sent_at, dead_at), dead_at, failure
from letter;

insert into queue (id, kind, lane, dedup_key, attempt_id, made_at, due_at, attempts, failure)
select job.id, job.kind, case when job.kind like 'scrub%' then 2 else 0 end, case when job.kind like 'scrub%' then job.kind end,
       attempt.id, job.due_at, job.due_at, job.tries, job.failure
from job left join attempt on attempt.id = job.subject and job.kind = 'decide-attempt';

drop table letter;
drop table job;
