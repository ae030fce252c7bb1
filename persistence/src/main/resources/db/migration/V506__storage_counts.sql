-- How many disks and snapshots an account has in a region, kept as instance_count is: one row per slot, so that callers
-- do not wait for each other. What a list without filters tells as its total comes from here.
create table disk_count (
    account_id text   not null,
    region_id  text   not null,
    slot       int    not null,
    n          bigint not null,
    primary key (account_id, region_id, slot)
) with (fillfactor = 50);
create table snapshot_count (
    account_id text   not null,
    region_id  text   not null,
    slot       int    not null,
    n          bigint not null,
    primary key (account_id, region_id, slot)
) with (fillfactor = 50);

create function count_rows() returns trigger language plpgsql as $$
declare
    my_slot constant int := pg_backend_pid() % 64;
    counts constant text := tg_table_name || '_count';
begin
    execute format('insert into %I select account_id, region_id, $1, %s count(*) from %I group by 1, 2 order by 1, 2'
        ' on conflict (account_id, region_id, slot) do update set n = %I.n + excluded.n',
        counts, case tg_op when 'INSERT' then '' else '-' end, case tg_op when 'INSERT' then 'added' else 'removed' end,
        counts) using my_slot;
    return null;
end $$;

create trigger disk_count_insert after insert on disk referencing new table as added
    for each statement execute function count_rows();
create trigger disk_count_delete after delete on disk referencing old table as removed
    for each statement execute function count_rows();
create trigger snapshot_count_insert after insert on snapshot referencing new table as added
    for each statement execute function count_rows();
create trigger snapshot_count_delete after delete on snapshot referencing old table as removed
    for each statement execute function count_rows();

insert into disk_count select account_id, region_id, 0, count(*) from disk group by 1, 2;
insert into snapshot_count select account_id, region_id, 0, count(*) from snapshot group by 1, 2;
