-- Roughly from where somebody signed in, as they are shown it.
alter table session add column place text;
alter table stay add column place text;
