-- The instances of a tag in the order of a page, and how many there are: a GIN index over tags knows neither accounts nor
-- an order, so that an account paid for everybody's instances with the same tag (measured: 1.6 s where 200,000 have it).
-- Kept by triggers, as instance_count is, so that no writer can forget it.
create table instance_tag (
    account_id text collate "C" not null,
    region_id  text collate "C" not null,
    key        text collate "C" not null,
    value      text collate "C" not null,
    id         text collate "C" not null,           -- the instance
    primary key (account_id, region_id, key, value, id)
);

create table instance_tag_count (
    account_id text collate "C" not null,
    region_id  text collate "C" not null,
    key        text collate "C" not null,
    value      text collate "C" not null,
    slot       int    not null,
    n          bigint not null,
    primary key (account_id, region_id, key, value, slot)
) with (fillfactor = 50);

create function tag_instances() returns trigger language plpgsql as $$
declare
    my_slot constant int := pg_backend_pid() % 64;
    tagged instance_tag;
begin
    if tg_op = 'INSERT' then
        insert into instance_tag
            select a.account_id, a.region_id, t.key, t.value, a.id from added a, jsonb_each_text(a.tags) t;
        insert into instance_tag_count
            select a.account_id, a.region_id, t.key, t.value, my_slot, count(*)
            from added a, jsonb_each_text(a.tags) t group by 1, 2, 3, 4 order by 1, 2, 3, 4
            on conflict (account_id, region_id, key, value, slot) do update set n = instance_tag_count.n + excluded.n;
    else
        -- one by one, as a join might read the whole table
        for tagged in
            select r.account_id, r.region_id, t.key, t.value, r.id from removed r, jsonb_each_text(r.tags) t
        loop
            delete from instance_tag
            where account_id = tagged.account_id and region_id = tagged.region_id and key = tagged.key
              and value = tagged.value and id = tagged.id;
        end loop;
        insert into instance_tag_count
            select r.account_id, r.region_id, t.key, t.value, my_slot, -count(*)
            from removed r, jsonb_each_text(r.tags) t group by 1, 2, 3, 4 order by 1, 2, 3, 4
            on conflict (account_id, region_id, key, value, slot) do update set n = instance_tag_count.n + excluded.n;
    end if;
    return null;
end $$;
create trigger instance_tag_insert after insert on instance referencing new table as added
    for each statement execute function tag_instances();
create trigger instance_tag_delete after delete on instance referencing old table as removed
    for each statement execute function tag_instances();

-- For each row, because only then it can be limited to what changes tags: a change of status costs nothing here.
create function retag_instance() returns trigger language plpgsql as $$
declare
    my_slot constant int := pg_backend_pid() % 64;
begin
    delete from instance_tag i using jsonb_each_text(old.tags) t
    where i.account_id = old.account_id and i.region_id = old.region_id and i.key = t.key and i.value = t.value
      and i.id = old.id;
    insert into instance_tag
        select new.account_id, new.region_id, t.key, t.value, new.id from jsonb_each_text(new.tags) t;
    insert into instance_tag_count
        select account_id, region_id, key, value, my_slot, sum(d)
        from (select new.account_id, new.region_id, t.key, t.value, 1 as d from jsonb_each_text(new.tags) t
              union all
              select old.account_id, old.region_id, t.key, t.value, -1 from jsonb_each_text(old.tags) t) x
        group by 1, 2, 3, 4 having sum(d) <> 0 order by 1, 2, 3, 4
        on conflict (account_id, region_id, key, value, slot) do update set n = instance_tag_count.n + excluded.n;
    return null;
end $$;
create trigger instance_tag_update after update of tags on instance
    for each row when (old.tags is distinct from new.tags) execute function retag_instance();

insert into instance_tag
    select i.account_id, i.region_id, t.key, t.value, i.id from instance i, jsonb_each_text(i.tags) t;
insert into instance_tag_count
    select account_id, region_id, key, value, 0, count(*) from instance_tag group by 1, 2, 3, 4;
drop index instance_tags;
