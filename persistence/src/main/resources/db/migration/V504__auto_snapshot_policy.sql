create table auto_snapshot_policy (
    id                              text collate "C" primary key,
    account_id                      text        not null,
    region_id                       text        not null,           -- '': the old kind, in all regions
    version                         int         not null,
    name                            text        not null default '',
    disk_type                       text,
    time_points                     text[]      not null,
    repeat_weekdays                 text[]      not null,
    retention_days                  int         not null,
    keeps_last_week                 boolean     not null default false,
    enable_cross_region_copy        boolean     not null default false,
    target_copy_regions             text[]      not null default '{}',
    copied_snapshots_retention_days int         not null default -1,
    next_at                         timestamptz,
    resource_group_id               text        not null default '',
    tags                            jsonb       not null default '{}',
    created_at                      timestamptz not null
);
create index auto_snapshot_policy_page on auto_snapshot_policy (account_id, region_id, id);
create index auto_snapshot_policy_due on auto_snapshot_policy (next_at) where next_at is not null;
create unique index auto_snapshot_policy_of_account on auto_snapshot_policy (account_id, disk_type)
    where disk_type is not null;
call make_taggable('auto_snapshot_policy');
