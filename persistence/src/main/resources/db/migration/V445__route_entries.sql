-- Custom entries of the route tables of VPCs; written under the lock of the VPC's row.
create table route_entry (
    id                     text collate "C" primary key,
    account_id             text        not null,
    region_id              text        not null,
    vpc_id                 text collate "C" not null references vpc on delete cascade,
    destination_cidr_block text        not null,
    next_hop_type          text        not null,     -- Instance | NetworkInterface
    next_hop_id            text collate "C" not null,
    name                   text        not null default '',
    description            text        not null default '',
    created_at             timestamptz not null,
    unique (vpc_id, destination_cidr_block)
);
create index route_entry_next_hop on route_entry (next_hop_id);

-- All entries of route tables: the system's are one for each VSwitch and one for the services of the cloud.
create view route as
    select r.id, r.account_id, r.region_id, v.route_table_id, r.destination_cidr_block, r.next_hop_type, r.next_hop_id,
        'Custom' as type, r.name, r.description, r.created_at
    from route_entry r join vpc v on v.id = r.vpc_id
    union all
    select 'rte' || substr(s.id, 4), s.account_id, s.region_id, v.route_table_id, s.cidr_block, 'local', '',
        'System', '', '', s.created_at
    from vswitch s join vpc v on v.id = s.vpc_id
    union all
    select 'rte' || substr(v.id, 4), v.account_id, v.region_id, v.route_table_id, '100.64.0.0/10', 'service', '',
        'System', '', '', v.created_at
    from vpc v;
