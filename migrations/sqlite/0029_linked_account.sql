-- An account at a provider (OpenID Connect) that somebody signs in by. Who it is goes by issuer and subject, never by an address.
create table linked_account (
    id blob primary key,
    account_id blob not null references account (id) on delete cascade,
    key_id blob not null,
    issuer text not null,
    -- A MAC over issuer and subject.
    subject_index blob not null unique,
    -- Sealed: whom the provider knows, and the email address that it said.
    subject blob not null,
    email blob not null,
    linked_at integer not null,
    last_used_at integer
) strict;
create index linked_account_by_account on linked_account (account_id);
create index linked_account_by_key on linked_account (key_id);

-- What somebody lets a provider tell besides: one scope, for one purpose, until then.
create table social_grant (
    id blob primary key,
    account_id blob not null references account (id) on delete cascade,
    linked_account_id blob not null references linked_account (id) on delete cascade,
    key_id blob not null,
    scope text not null,
    -- Sealed: what came with it, as JSON.
    claims blob not null,
    granted_at integer not null,
    expires_at integer not null,
    unique (linked_account_id, scope)
) strict;
create index social_grant_by_account on social_grant (account_id);
create index social_grant_by_key on social_grant (key_id);
create index social_grant_by_expiry on social_grant (expires_at);

-- The token of a grant. One whose grant is gone is given back to the provider (RFC 7009), and then goes too.
create table provider_token (
    id blob primary key,
    key_id blob not null,
    issuer text not null,
    -- Sealed.
    token blob not null,
    social_grant_id blob references social_grant (id) on delete set null,
    made_at integer not null
) strict;
create index provider_token_by_grant on provider_token (social_grant_id);
create index provider_token_by_key on provider_token (key_id);

-- Which sessions a provider opened, and in which session of its own: it ends them when somebody signs out there.
alter table session add column linked_account_id blob references linked_account (id) on delete cascade;
alter table session add column provider_session blob;
create index session_by_linked_account on session (linked_account_id);
create index session_by_provider_session on session (provider_session);
