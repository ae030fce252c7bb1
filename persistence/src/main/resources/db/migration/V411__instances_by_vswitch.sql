-- Living instances by VSwitch, for TotalCount, as instance_count has them by VPC: the sum over the slots. Without the
-- status, so that no change of one writes here.
create table instance_vswitch_count (
    vswitch_id  text not null,
    account_id  text not null,
    region_id   text not null,
    slot        int  not null,
    n           bigint not null,
    primary key (vswitch_id, account_id, region_id, slot)
) with (fillfactor = 50);

create function count_in_vswitches() returns trigger language plpgsql as $$
declare
    my_slot constant int := pg_backend_pid() % 64;
begin
    if tg_op = 'INSERT' then
        insert into instance_vswitch_count
            select vswitch_id, account_id, region_id, my_slot, count(*) from added group by 1, 2, 3 order by 1, 2, 3
            on conflict (vswitch_id, account_id, region_id, slot) do update set n = instance_vswitch_count.n + excluded.n;
    elsif tg_op = 'DELETE' then
        insert into instance_vswitch_count
            select vswitch_id, account_id, region_id, my_slot, -count(*) from removed group by 1, 2, 3 order by 1, 2, 3
            on conflict (vswitch_id, account_id, region_id, slot) do update set n = instance_vswitch_count.n + excluded.n;
    else
        insert into instance_vswitch_count
            select * from (values (old.vswitch_id, old.account_id, old.region_id, my_slot, -1),
                                  (new.vswitch_id, new.account_id, new.region_id, my_slot, 1)) moved order by 1
            on conflict (vswitch_id, account_id, region_id, slot) do update set n = instance_vswitch_count.n + excluded.n;
    end if;
    return null;
end $$;

create trigger vswitch_count_insert after insert on instance referencing new table as added
    for each statement execute function count_in_vswitches();
create trigger vswitch_count_delete after delete on instance referencing old table as removed
    for each statement execute function count_in_vswitches();
create trigger vswitch_count_update after update of vswitch_id on instance
    for each row when (old.vswitch_id is distinct from new.vswitch_id) execute function count_in_vswitches();

insert into instance_vswitch_count
    select vswitch_id, account_id, region_id, 0, count(*) from instance group by 1, 2, 3;
