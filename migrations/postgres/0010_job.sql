-- Work that a transaction left to be done after it.
create table job (
    id uuid primary key,
    kind text not null,
    subject uuid not null,
    due_at timestamptz not null,
    tries bigint not null,
    claimed_until timestamptz,
    failure text
);
create index job_due on job (due_at);
