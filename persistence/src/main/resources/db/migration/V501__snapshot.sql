-- What was on a disk at an instant. Its status may stand in indexes: a snapshot changes once or twice in its life.
create table snapshot (
    id                            text collate "C" primary key,
    account_id                    text        not null,
    region_id                     text        not null,
    status                        text        not null,
    version                       int         not null,
    link_id                       text        not null,          -- its chain
    source_disk_id                text        not null,          -- may be gone
    source_disk_type              text        not null,          -- system | data
    source_disk_size_gib          int         not null,
    image_id                      text,                          -- that the disk was made of
    name                          text        not null default '',
    description                   text        not null default '',
    type                          text        not null,          -- user | auto
    category                      text        not null default 'standard',
    encrypted                     boolean     not null default false,
    kms_key_id                    text,
    instant_access                boolean     not null default false,
    instant_access_retention_days int,
    retention_days                int,                           -- null: for ever
    expires_at                    timestamptz,
    policy_id                     text,                          -- the automatic policy that made it
    group_id                      text,
    source_snapshot_id            text,                          -- of a copy
    source_region_id              text,
    data_bytes                    bigint      not null,
    written_bytes                 bigint      not null,
    resource_group_id             text        not null default '',
    tags                          jsonb       not null default '{}',
    created_at                    timestamptz not null,
    modified_at                   timestamptz not null
);
create index snapshot_page on snapshot (account_id, region_id, id);
create index snapshot_disk on snapshot (source_disk_id, id);
create index snapshot_of_link on snapshot (link_id, region_id);
create index snapshot_group on snapshot (group_id) where group_id is not null;
create index snapshot_expiry on snapshot (expires_at) where expires_at is not null;
-- one at a time of a disk; copies of it are made elsewhere
create unique index snapshot_progressing on snapshot (source_disk_id)
    where status = 'PROGRESSING' and source_region_id is null;
call make_taggable('snapshot');

-- The chain of a disk's snapshots in a region, with their number and what they weigh together: kept in the transactions
-- that change the chain, which its row lock puts one after the other.
create table snapshot_link (
    id                   text collate "C" not null,
    account_id           text        not null,
    region_id            text        not null,
    source_disk_id       text        not null,
    source_disk_type     text        not null,
    source_disk_size_gib int         not null,
    category             text        not null default 'standard',
    snapshots            int         not null,
    bytes                bigint      not null,
    created_at           timestamptz not null,
    tags                 jsonb       not null default '{}',
    primary key (id, region_id)
);
create index snapshot_link_page on snapshot_link (account_id, region_id, id);

-- Images that stand on a snapshot: it cannot be deleted before them.
create table image_snapshot (
    snapshot_id text collate "C" not null,
    image_id    text collate "C" not null,
    primary key (snapshot_id, image_id)
);
create index image_snapshot_image on image_snapshot (image_id);

-- disks that were made of a snapshot
create index disk_snapshot on disk (source_snapshot_id) where source_snapshot_id is not null;
