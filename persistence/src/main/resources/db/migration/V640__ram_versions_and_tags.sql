-- Policies have versions. The row of a policy holds its default version, the other ones have rows of their own.
-- version_created_at and updated_at are null until there is a second version: then they are when the policy was made.
alter table ram_policy
    add column version            integer not null default 1,
    add column last_version       integer not null default 1,
    add column version_created_at timestamptz,
    add column updated_at         timestamptz,
    add column tags               jsonb   not null default '{}';

create table ram_policy_version (
    account_id    text        not null,
    policy_name   text collate "C" not null,
    version       integer     not null,
    document      text        not null,
    created_at    timestamptz not null,
    primary key (account_id, policy_name, version),
    foreign key (account_id, policy_name) references ram_policy on delete cascade
);

alter table ram_role
    add column max_session_seconds integer not null default 3600,
    add column tags                jsonb   not null default '{}';
