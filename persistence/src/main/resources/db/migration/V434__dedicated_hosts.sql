-- Dedicated hosts are hosts of the inventory that an account has taken for itself; here stands what is its own about them.
create table dedicated_host (
    id                text collate "C" primary key,
    account_id        text        not null,
    region_id         text        not null,
    resource_group_id text        not null default '',
    tags              jsonb       not null default '{}',
    created_at        timestamptz not null,
    version           int         not null,
    zone_id           text        not null,
    host_id           text collate "C" not null references host,
    shared_families   text[]      not null,          -- what the host serves again when it is given back
    type              text        not null,
    name              text        not null,
    description       text        not null,
    auto_placement    text        not null,          -- on | off
    action_on_maintenance text    not null,          -- Migrate | Stop
    slb_udp_timeout   int,
    udp_timeout       int,
    charge_type       text        not null,
    period            int,
    period_unit       text,
    auto_renew        boolean     not null default false,
    auto_renew_period int,
    expired_at        timestamptz,
    auto_release_at   timestamptz
);
create index dedicated_host_page on dedicated_host (account_id, region_id, id);
create unique index dedicated_host_host on dedicated_host (host_id);
create index dedicated_host_release on dedicated_host (auto_release_at) where auto_release_at is not null;
call make_taggable('dedicated_host');

alter table instance add column tenancy text not null default 'default';     -- default | host
alter table instance add column affinity text not null default 'default';    -- default | host
alter table instance add column dedicated_host_id text collate "C";
create index instance_dedicated_host on instance (dedicated_host_id) where dedicated_host_id is not null;
