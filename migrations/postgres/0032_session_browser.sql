-- In which browser somebody is signed in, and when it was last used: as they are shown it.
alter table session add column browser text;
alter table session add column seen_at timestamptz;
-- The first step of two was taken: nobody is signed in.
alter table session add column is_halfway boolean not null default false;
