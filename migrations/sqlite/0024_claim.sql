-- Whose claim it is: what became of the work is noted by nobody else.
alter table queue add column claim blob;
