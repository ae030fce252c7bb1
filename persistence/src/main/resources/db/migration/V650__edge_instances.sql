-- Instances of edge regions (product ENS), which are bought for a period. A region has one row for what is used of it,
-- made on first use.
create table edge_region (
    id              text   primary key,
    used_vcpus      int    not null check (used_vcpus >= 0),
    used_memory_mib bigint not null check (used_memory_mib >= 0)
);

create table edge_instance (
    id                   text collate "C" primary key,
    account_id           text        not null references account,
    region_id            text        not null,
    version              int         not null,
    status               text        not null,
    instance_type        text        not null,
    cpu                  int         not null,
    memory_mib           int         not null,
    image_id             text        not null,
    os_name              text        not null,
    name                 text        not null,
    host_name            text        not null,
    key_pair_name        text        not null default '',
    internet_charge_type text        not null,
    system_disk_gib      int         not null,
    data_disk_gib        int         not null,
    public_ip            text,
    ipv6                 text,
    auto_renew_period    int,
    created_at           timestamptz not null,
    expired_at           timestamptz not null
);
create index edge_instance_page on edge_instance (account_id, region_id, id);
create index edge_instance_account on edge_instance (account_id, id);
create index edge_instance_expiry on edge_instance (expired_at, id);

-- IPv6 addresses are never given twice: there are enough of them.
create sequence edge_ipv6;

-- Who holds a public address gives it back by being deleted (V453).
create function give_edge_address() returns trigger language plpgsql as $$
begin
    delete from public_address where ip = old.public_ip::inet and holder = 'edge';
    return null;
end $$;
create trigger public_address_gone after delete on edge_instance
    for each row when (old.public_ip is not null) execute function give_edge_address();
