-- Tables and columns bear the field's words.
alter table quarantine rename to pending_change;
alter table silence rename to mute;
alter table letter_cap rename to mail_cap;
alter table source_miss rename to failed_token;
alter table failed_token rename column misses to failures;
alter table link rename column purpose to kind;
