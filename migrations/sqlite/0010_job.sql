-- Work that a transaction left to be done after it.
create table job (
    id blob primary key,
    kind text not null,
    subject blob not null,
    due_at integer not null,
    tries integer not null,
    claimed_until integer,
    failure text
) strict;
create index job_due on job (due_at);
