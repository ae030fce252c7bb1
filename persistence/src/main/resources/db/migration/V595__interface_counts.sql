-- How many network interfaces an account has in a region, kept as disk_count is (V506).
create table network_interface_count (
    account_id text   not null,
    region_id  text   not null,
    slot       int    not null,
    n          bigint not null,
    primary key (account_id, region_id, slot)
) with (fillfactor = 50);

create trigger network_interface_count_insert after insert on network_interface referencing new table as added
    for each statement execute function count_rows();
create trigger network_interface_count_delete after delete on network_interface referencing old table as removed
    for each statement execute function count_rows();

insert into network_interface_count select account_id, region_id, 0, count(*) from network_interface group by 1, 2;
