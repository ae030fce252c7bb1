-- As instance_page and disk_page: all columns ascend, so that a page is bounded by the whole key (docs/adr/0006).
drop index vpc_page;
create index vpc_page on vpc (account_id, region_id, id);
drop index vswitch_page;
create index vswitch_page on vswitch (account_id, region_id, id);
drop index vswitch_vpc;
create index vswitch_vpc on vswitch (vpc_id, id);
drop index security_group_page;
create index security_group_page on security_group (account_id, region_id, id);
drop index security_group_vpc;
create index security_group_vpc on security_group (vpc_id, id);
drop index deployment_set_page;
create index deployment_set_page on deployment_set (account_id, region_id, id);
drop index network_interface_page;
create index network_interface_page on network_interface (account_id, region_id, id);

-- the interfaces of an instance beside its primary one, which few have
create index network_interface_secondary on network_interface (instance_id, id) where type = 'Secondary';
