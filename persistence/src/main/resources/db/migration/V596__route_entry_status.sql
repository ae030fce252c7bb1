-- An entry of a route table takes a moment before traffic follows it. Those that are there are usable.
alter table route_entry add column status text not null default 'AVAILABLE';
alter table route_entry add column version int not null default 0;

create or replace view route as
    select r.id, r.account_id, r.region_id, v.route_table_id, r.destination_cidr_block, r.next_hop_type, r.next_hop_id,
        'Custom' as type, r.name, r.description, r.created_at, r.status
    from route_entry r join vpc v on v.id = r.vpc_id
    union all
    select 'rte' || substr(s.id, 4), s.account_id, s.region_id, v.route_table_id, s.cidr_block, 'local', '',
        'System', '', '', s.created_at, s.status
    from vswitch s join vpc v on v.id = s.vpc_id
    union all
    select 'rte' || substr(v.id, 4), v.account_id, v.region_id, v.route_table_id, '100.64.0.0/10', 'service', '',
        'System', '', '', v.created_at, v.status
    from vpc v;
