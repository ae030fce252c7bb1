-- The facts of the cloud. Ids sort by creation (see Ids), so "newest first" is "id desc" and a page is a range of the key.
-- Ids are COLLATE "C": byte order, the order in which they are made.

create table account (
    id          text primary key,
    name        text        not null,
    created_at  timestamptz not null
);

-- kind: root | ram | sts | bearer. The secret is encrypted with the configured key; a bearer token is kept as its hash.
create table access_key (
    id              text primary key,
    account_id      text        not null references account,
    kind            text        not null,
    principal_name  text,
    secret_cipher   bytea,
    security_token  text,
    status          text        not null default 'Active',
    expires_at      timestamptz,
    created_at      timestamptz not null
);
create index access_key_account on access_key (account_id);

-- The regions in which an account has its default network.
create table account_region (
    account_id                 text not null references account,
    region_id                  text not null,
    default_vpc_id             text not null,
    default_security_group_id  text not null,
    primary key (account_id, region_id)
);

-- One row per limited thing; "used" moves only by guarded updates. A null maximum means the configured default.
create table quota (
    account_id  text not null,
    region_id   text not null,
    name        text not null,
    used        int  not null default 0,
    maximum     int,
    primary key (account_id, region_id, name),
    check (used >= 0)
);

create table host (
    id               text collate "C" primary key,
    region_id        text   not null,
    zone_id          text   not null,
    cluster_id       text   not null,
    rack_id          text   not null,
    families         text[] not null,
    status           text   not null default 'Active',  -- Active | Draining | Down
    vcpus            int    not null,
    memory_mib       bigint not null,
    gpus             int    not null default 0,
    local_disks_gib  bigint not null default 0,
    used_vcpus       int    not null default 0,
    used_memory_mib  bigint not null default 0,
    used_gpus        int    not null default 0,
    used_local_disks_gib bigint not null default 0,
    changed          bigint not null default 0,       -- grows with every change: replicas refresh their index by it
    check (used_vcpus between 0 and vcpus),
    check (used_memory_mib between 0 and memory_mib),
    check (used_gpus between 0 and gpus),
    check (used_local_disks_gib between 0 and local_disks_gib)
) with (fillfactor = 70);
create index host_zone on host (zone_id, id);
create index host_changed on host (changed);
create sequence host_change;

-- The place an instance holds on a host. Gone while the instance is stopped without charge.
create table allocation (
    instance_id        text collate "C" primary key,
    host_id            text collate "C" not null references host,
    deployment_set_id  text,
    vcpus              int    not null,
    memory_mib         bigint not null,
    gpus               int    not null,
    local_disks_gib    bigint not null
);
create index allocation_host on allocation (host_id);
-- strict spread: two instances of one deployment set never share a host
create unique index allocation_spread on allocation (deployment_set_id, host_id) where deployment_set_id is not null;

create table deployment_set (
    id           text collate "C" primary key,
    account_id   text        not null,
    region_id    text        not null,
    name         text        not null,
    description  text        not null default '',
    strategy     text        not null,
    domain       text        not null,
    granularity  text        not null,
    on_unable_to_redeploy text not null,
    created_at   timestamptz not null,
    version      int         not null
);
create index deployment_set_page on deployment_set (account_id, region_id, id desc);

create table vpc (
    id           text collate "C" primary key,
    account_id   text        not null,
    region_id    text        not null,
    name         text        not null default '',
    description  text        not null default '',
    cidr_block   text        not null,
    status       text        not null,
    is_default   boolean     not null default false,
    vrouter_id   text        not null,
    route_table_id text      not null,
    resource_group_id text   not null default '',
    user_cidrs   text[]      not null default '{}',
    ipv6_cidr_block text     not null default '',
    tags         jsonb       not null default '{}',
    created_at   timestamptz not null,
    version      int         not null
);
create index vpc_page on vpc (account_id, region_id, id desc);

create table vswitch (
    id           text collate "C" primary key,
    account_id   text        not null,
    region_id    text        not null,
    vpc_id       text        not null references vpc,
    zone_id      text        not null,
    name         text        not null default '',
    description  text        not null default '',
    cidr_block   text        not null,
    status       text        not null,
    is_default   boolean     not null default false,
    resource_group_id text   not null default '',
    available_ip_count int   not null,
    next_address bigint      not null,              -- where the search for a free address goes on
    tags         jsonb       not null default '{}',
    created_at   timestamptz not null,
    version      int         not null
);
create index vswitch_page on vswitch (account_id, region_id, id desc);
create index vswitch_vpc on vswitch (vpc_id);

create table security_group (
    id           text collate "C" primary key,
    account_id   text        not null,
    region_id    text        not null,
    vpc_id       text,
    name         text        not null default '',
    description  text        not null default '',
    type         text        not null default 'normal',
    resource_group_id text   not null default '',
    service_managed boolean  not null default false,
    instance_count int       not null default 0,
    tags         jsonb       not null default '{}',
    created_at   timestamptz not null,
    version      int         not null
);
create index security_group_page on security_group (account_id, region_id, id desc);
create index security_group_vpc on security_group (vpc_id);

-- account_id is null for public images.
create table image (
    id            text collate "C" primary key,
    account_id    text,
    region_id     text,                              -- null: in every region
    name          text        not null,
    family        text        not null default '',
    version_text  text        not null default '',
    description   text        not null default '',
    owner_alias   text        not null,
    os_type       text        not null,
    os_name       text        not null,
    os_name_en    text        not null default '',
    platform      text        not null,
    architecture  text        not null,
    size_gib      int         not null,
    status        text        not null,
    supports_cloud_init   boolean not null default true,
    supports_io_optimized boolean not null default true,
    is_self_shared text       not null default '',
    usage         text        not null default 'none',
    product_code  text        not null default '',
    resource_group_id text    not null default '',
    tags          jsonb       not null default '{}',
    created_at    timestamptz not null,
    version       int         not null
);
create index image_owner on image (account_id, region_id, id desc);

-- No index holds the status: see docs/performance.md (HOT updates). Counting by status goes through instance_count.
create table instance (
    id                    text collate "C" primary key,
    account_id            text        not null,
    region_id             text        not null,
    zone_id               text        not null,
    cluster_id            text        not null,
    status                text        not null,
    version               int         not null,
    name                  text        not null,
    description           text        not null default '',
    host_name             text        not null,
    serial_number         text        not null,
    image_id              text        not null,
    os_type               text        not null,
    os_name               text        not null,
    os_name_en            text        not null default '',
    instance_type         text        not null,
    instance_type_family  text        not null,
    cpu                   int         not null,
    memory_mib            int         not null,
    gpu_amount            int         not null default 0,
    gpu_spec              text        not null default '',
    local_storage_amount  int         not null default 0,
    local_storage_gib     int         not null default 0,
    io_optimized          boolean     not null,
    network_type          text        not null,
    vpc_id                text        not null,
    vswitch_id            text        not null,
    private_ip            text        not null,
    public_ip             text,
    internet_charge_type  text        not null,
    internet_max_bandwidth_in   int   not null,
    internet_max_bandwidth_out  int   not null,
    security_group_ids    text[]      not null,
    eni_id                text        not null,
    mac_address           text        not null,
    charge_type           text        not null,
    period                int,
    period_unit           text,
    auto_renew            boolean     not null default false,
    auto_renew_period     int,
    expired_at            timestamptz,
    spot_strategy         text        not null,
    spot_price_limit      numeric     not null default 0,
    spot_interruption_behavior text   not null default '',
    stopped_mode          text        not null,
    deployment_set_id     text,
    hpc_cluster_id        text,
    key_pair_name         text,
    ram_role_name         text,
    resource_group_id     text        not null default '',
    credit_specification  text,
    deletion_protection   boolean     not null,
    security_enhancement  text,
    password_set          boolean     not null default false,
    user_data             text,
    locks                 text[]      not null default '{}',
    tags                  jsonb       not null default '{}',
    auto_release_at       timestamptz,
    created_at            timestamptz not null,
    started_at            timestamptz
) with (fillfactor = 70);
create index instance_page on instance (account_id, region_id, id desc);
create index instance_vpc on instance (vpc_id, id desc);
create index instance_vswitch on instance (vswitch_id, id desc);
create index instance_private_ip on instance (account_id, region_id, private_ip);
create index instance_security_groups on instance using gin (security_group_ids);
create index instance_tags on instance using gin (tags jsonb_path_ops);
create index instance_auto_release on instance (auto_release_at) where auto_release_at is not null;
create index instance_expiry on instance (expired_at) where expired_at is not null;

-- Living instances by VPC and status, for TotalCount. One slot per database session keeps writers from waiting on each
-- other; a count is the sum over the slots. Kept by statement triggers, so no writer can forget it.
create table instance_count (
    account_id  text not null,
    region_id   text not null,
    vpc_id      text not null,
    status      text not null,
    slot        int  not null,
    n           bigint not null,
    primary key (account_id, region_id, vpc_id, status, slot)
) with (fillfactor = 50);

create function count_instances() returns trigger language plpgsql as $$
declare
    my_slot constant int := pg_backend_pid() % 64;
begin
    if tg_op = 'INSERT' then
        insert into instance_count
            select account_id, region_id, vpc_id, status, my_slot, count(*) from added group by 1, 2, 3, 4 order by 1, 2, 3, 4
            on conflict (account_id, region_id, vpc_id, status, slot) do update set n = instance_count.n + excluded.n;
    elsif tg_op = 'DELETE' then
        insert into instance_count
            select account_id, region_id, vpc_id, status, my_slot, -count(*) from removed group by 1, 2, 3, 4 order by 1, 2, 3, 4
            on conflict (account_id, region_id, vpc_id, status, slot) do update set n = instance_count.n + excluded.n;
    else
        insert into instance_count
            select account_id, region_id, vpc_id, status, my_slot, sum(d)
            from (select account_id, region_id, vpc_id, status, 1 as d from added
                  union all
                  select account_id, region_id, vpc_id, status, -1 from removed) x
            group by 1, 2, 3, 4 having sum(d) <> 0 order by 1, 2, 3, 4
            on conflict (account_id, region_id, vpc_id, status, slot) do update set n = instance_count.n + excluded.n;
    end if;
    return null;
end $$;
create trigger instance_count_insert after insert on instance referencing new table as added
    for each statement execute function count_instances();
create trigger instance_count_delete after delete on instance referencing old table as removed
    for each statement execute function count_instances();
create trigger instance_count_update after update on instance referencing old table as removed new table as added
    for each statement execute function count_instances();

create table network_interface (
    id                 text collate "C" primary key,
    account_id         text        not null,
    region_id          text        not null,
    zone_id            text        not null,
    vpc_id             text        not null,
    vswitch_id         text        not null,
    instance_id        text,
    type               text        not null,            -- Primary | Secondary
    status             text        not null,
    name               text        not null default '',
    description        text        not null default '',
    mac_address        text        not null,
    private_ip         text        not null,
    address            bigint      not null,             -- private_ip as a number
    security_group_ids text[]      not null,
    tags               jsonb       not null default '{}',
    created_at         timestamptz not null,
    version            int         not null
) with (fillfactor = 80);
create unique index network_interface_address on network_interface (vswitch_id, address);
create index network_interface_instance on network_interface (instance_id);
create index network_interface_page on network_interface (account_id, region_id, id desc);

create table disk (
    id                    text collate "C" primary key,
    account_id            text        not null,
    region_id             text        not null,
    zone_id               text        not null,
    status                text        not null,
    version               int         not null,
    instance_id           text collate "C",
    type                  text        not null,          -- system | data
    category              text        not null,
    performance_level     text,
    size_gib              int         not null,
    name                  text        not null default '',
    description           text        not null default '',
    image_id              text,
    source_snapshot_id    text,
    device                text,
    encrypted             boolean     not null default false,
    kms_key_id            text,
    portable              boolean     not null,
    delete_with_instance  boolean     not null,
    delete_auto_snapshot  boolean     not null default true,
    enable_auto_snapshot  boolean     not null default true,
    charge_type           text        not null,
    expired_at            timestamptz,
    resource_group_id     text        not null default '',
    locks                 text[]      not null default '{}',
    tags                  jsonb       not null default '{}',
    created_at            timestamptz not null,
    attached_at           timestamptz,
    detached_at           timestamptz
) with (fillfactor = 70);
create index disk_page on disk (account_id, region_id, id desc);
create index disk_instance on disk (instance_id);

-- Work that takes time. Status: Pending -> Running -> Finished | Failed. Finished rows stay until retention.
create table task (
    id           text collate "C" primary key,
    type         text        not null,
    account_id   text        not null,
    region_id    text        not null,
    resource_id  text        not null,
    payload      jsonb       not null default '{}',
    status       text        not null default 'Pending',
    attempt      int         not null default 0,
    run_at       timestamptz not null,                  -- cloud time
    lease_owner  text,
    lease_until  timestamptz,                           -- real time
    error        text,
    created_at   timestamptz not null,
    finished_at  timestamptz
) with (fillfactor = 70);
create index task_due on task (run_at, id) where status = 'Pending';
create index task_leased on task (lease_until) where status = 'Running';
create index task_resource on task (resource_id);
create index task_page on task (account_id, region_id, id desc);
alter table task set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);

-- What happened to a resource: every firing of its lifecycle, oldest first. Stays after the resource is gone.
create table resource_event (
    id           bigint generated always as identity primary key,
    resource_id  text        not null,
    account_id   text        not null,
    event        text        not null,
    from_status  text        not null,
    to_status    text        not null,
    cause        text        not null,                  -- request id or task id
    at           timestamptz not null
);
create index resource_event_resource on resource_event (resource_id, id);

create table client_token (
    account_id    text        not null,
    action        text        not null,
    token         text        not null,
    request_hash  bytea       not null,
    response      jsonb       not null,
    created_at    timestamptz not null,
    primary key (account_id, action, token)
);
create index client_token_age on client_token (created_at);

-- Nonces seen by the replicas, exchanged between them. Unlogged: after a crash the freshness window is short enough.
create unlogged table nonce (
    hash     bigint      not null,
    replica  text        not null,
    seen_at  timestamptz not null
);
create index nonce_age on nonce (seen_at);

-- The settable clock: cloud time is real time plus the offset. One row.
create table cloud_clock (
    id         boolean primary key default true check (id),
    offset_ms  bigint  not null default 0
);
insert into cloud_clock default values;
