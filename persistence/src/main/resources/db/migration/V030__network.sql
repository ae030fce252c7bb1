alter table vswitch add column ipv6_cidr_block text not null default '';

-- Who uses a security group: instances have an index already, and a primary interface has the groups of its instance.
create index network_interface_security_groups on network_interface using gin (security_group_ids) where type <> 'Primary';
