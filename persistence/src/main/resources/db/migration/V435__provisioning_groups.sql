-- Groups that keep instances of several types and zones at a capacity, what is in them, and what they have done.
create table provisioning_group (
    id                text collate "C" primary key,
    account_id        text        not null,
    region_id         text        not null,
    resource_group_id text        not null default '',
    tags              jsonb       not null default '{}',
    created_at        timestamptz not null,
    version           int         not null,
    name              text        not null,
    type              text        not null,          -- instant | request | maintain
    settings          jsonb       not null,
    next_run_at       timestamptz                    -- when something is to be done; null: nothing
);
create index provisioning_group_page on provisioning_group (account_id, region_id, id);
create index provisioning_group_due on provisioning_group (next_run_at) where next_run_at is not null;
call make_taggable('provisioning_group');

create table provisioning_group_instance (
    instance_id text collate "C" primary key,
    group_id    text collate "C" not null,
    weight      numeric not null,
    spot        boolean not null
);
create index provisioning_group_instance_group on provisioning_group_instance (group_id);

create table provisioning_group_activity (
    id         text collate "C" primary key,
    group_id   text collate "C" not null,
    status     text        not null,                 -- success | partSuccess | failed
    started_at timestamptz not null,
    details    jsonb       not null
);
create index provisioning_group_activity_group on provisioning_group_activity (group_id, id);
