alter index snapshot_group rename to snapshot_of_group;

-- Snapshots that were begun together. How far a group is follows from its snapshots.
create table snapshot_group (
    id                text collate "C" primary key,
    account_id        text        not null,
    region_id         text        not null,
    version           int         not null,
    name              text        not null default '',
    description       text        not null default '',
    instance_id       text,
    resource_group_id text        not null default '',
    tags              jsonb       not null default '{}',
    created_at        timestamptz not null
);
create index snapshot_group_page on snapshot_group (account_id, region_id, id);
call make_taggable('snapshot_group');
