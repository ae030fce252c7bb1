-- Tags of every kind of resource in the order of a page, and how many there are (docs/adr/0009): what instance_tag and
-- instance_tag_count were for instances. The column tags of a resource stays the truth that answers are made from.
create table tag (
    account_id text collate "C" not null,
    region_id  text collate "C" not null,
    type       text collate "C" not null,           -- the table of the resource
    key        text collate "C" not null,
    value      text collate "C" not null,
    id         text collate "C" not null,           -- the resource
    primary key (account_id, region_id, type, key, value, id)
);

create table tag_count (
    account_id text collate "C" not null,
    region_id  text collate "C" not null,
    type       text collate "C" not null,
    key        text collate "C" not null,
    value      text collate "C" not null,
    slot       int    not null,
    n          bigint not null,
    primary key (account_id, region_id, type, key, value, slot)
) with (fillfactor = 50);

drop trigger instance_tag_insert on instance;
drop trigger instance_tag_delete on instance;
drop trigger instance_tag_update on instance;
drop function tag_instances();
drop function retag_instance();
drop table instance_tag;
drop table instance_tag_count;

-- For new and deleted rows once per statement; for changed ones by row, because only then it can be limited to what
-- changes tags: a change of status costs nothing here. Public images, which have no account, are found by no tag.
create function keep_tags() returns trigger language plpgsql as $$
declare
    my_slot constant int := pg_backend_pid() % 64;
    resource constant text := tg_table_name;
    tagged tag;
begin
    if tg_op = 'INSERT' then
        if exists (select from added where tags <> '{}') then
            insert into tag
                select a.account_id, a.region_id, resource, t.key, t.value, a.id
                from added a, jsonb_each_text(a.tags) t where a.account_id is not null;
            insert into tag_count
                select a.account_id, a.region_id, resource, t.key, t.value, my_slot, count(*)
                from added a, jsonb_each_text(a.tags) t where a.account_id is not null
                group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
                on conflict (account_id, region_id, type, key, value, slot) do update set n = tag_count.n + excluded.n;
        end if;
    elsif tg_op = 'DELETE' then
        if exists (select from removed where tags <> '{}') then
            -- one by one, as a join might read the whole table
            for tagged in
                select r.account_id, r.region_id, resource, t.key, t.value, r.id
                from removed r, jsonb_each_text(r.tags) t where r.account_id is not null
            loop
                delete from tag
                where account_id = tagged.account_id and region_id = tagged.region_id and type = tagged.type
                  and key = tagged.key and value = tagged.value and id = tagged.id;
            end loop;
            insert into tag_count
                select r.account_id, r.region_id, resource, t.key, t.value, my_slot, -count(*)
                from removed r, jsonb_each_text(r.tags) t where r.account_id is not null
                group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
                on conflict (account_id, region_id, type, key, value, slot) do update set n = tag_count.n + excluded.n;
        end if;
    elsif new.account_id is not null then
        delete from tag i using jsonb_each_text(old.tags) t
        where i.account_id = old.account_id and i.region_id = old.region_id and i.type = resource
          and i.key = t.key and i.value = t.value and i.id = old.id;
        insert into tag
            select new.account_id, new.region_id, resource, t.key, t.value, new.id
            from jsonb_each_text(new.tags) t;
        insert into tag_count
            select account_id, region_id, resource, key, value, my_slot, sum(d)
            from (select new.account_id, new.region_id, t.key, t.value, 1 as d from jsonb_each_text(new.tags) t
                  union all
                  select old.account_id, old.region_id, t.key, t.value, -1 from jsonb_each_text(old.tags) t) x
            group by 1, 2, 3, 4, 5 having sum(d) <> 0 order by 1, 2, 3, 4, 5
            on conflict (account_id, region_id, type, key, value, slot) do update set n = tag_count.n + excluded.n;
    end if;
    return null;
end $$;

-- What a table needs whose rows have tags; columns: id, account_id, region_id, tags.
create procedure make_taggable(resource text) language plpgsql as $$
begin
    execute format('create trigger tags_insert after insert on %I referencing new table as added'
        ' for each statement execute function keep_tags()', resource);
    execute format('create trigger tags_delete after delete on %I referencing old table as removed'
        ' for each statement execute function keep_tags()', resource);
    execute format('create trigger tags_update after update of tags on %I'
        ' for each row when (old.tags is distinct from new.tags) execute function keep_tags()', resource);
    execute format('insert into tag select r.account_id, r.region_id, %L, t.key, t.value, r.id'
        ' from %I r, jsonb_each_text(r.tags) t where r.account_id is not null', resource, resource);
    execute format('insert into tag_count select account_id, region_id, type, key, value, 0, count(*) from tag'
        ' where type = %L group by 1, 2, 3, 4, 5', resource);
end $$;

call make_taggable('vpc');
call make_taggable('vswitch');
call make_taggable('security_group');
call make_taggable('network_interface');
call make_taggable('disk');
call make_taggable('image');
call make_taggable('deployment_set');
call make_taggable('instance');
