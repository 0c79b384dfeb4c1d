-- How many keys were ever destroyed. It only grows, so that a main database can tell whether it has fallen behind.
alter table installation add column destroyed bigint not null default 0;
update installation set destroyed = (select count(*) from data_key where destroyed_at is not null);
