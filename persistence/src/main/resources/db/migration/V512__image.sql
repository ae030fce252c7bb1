-- Images have a lifecycle: their status is the name of an ImageStatus, as with every other resource.
update image set status = upper(status);
alter table image
    drop column usage,
    drop column is_self_shared,
    add column copied          boolean not null default false,
    add column source_image_id text,                       -- of a copy
    add column encrypted       boolean not null default false,
    add column boot_mode       text    not null default 'BIOS',
    add column nvme_support    boolean not null default false,
    add column license_type    text    not null default 'Auto';

drop index image_owner;
create index image_page on image (account_id, region_id, id);
create unique index image_name_once on image (account_id, region_id, name) where name <> '';
create index image_name on image (name, id);
create index image_family on image (family, id) where family <> '';
create index image_source on image (source_image_id) where status = 'CREATING';

-- The disks that an instance of a custom image gets. A public image has a system disk of its size alone, and no rows.
create table image_disk (
    image_id    text collate "C" not null references image on delete cascade,
    device      text collate "C" not null,
    type        text not null,                             -- system | data
    size_gib    int  not null,
    snapshot_id text collate "C",                          -- null: the disk is empty, or came as a file
    format      text not null default '',
    oss_bucket  text not null default '',
    oss_object  text not null default '',
    primary key (image_id, device)
);
create index image_disk_snapshot on image_disk (snapshot_id) where snapshot_id is not null;

-- Accounts that may use an image of another one.
create table image_share (
    image_id   text collate "C" not null references image on delete cascade,
    account_id text collate "C" not null,
    region_id  text collate "C" not null,                  -- of the image
    shared_at  timestamptz not null,
    primary key (image_id, account_id)
);
create index image_share_account on image_share (account_id, region_id, image_id);

-- Custom images by status, for TotalCount; kept as instance_count is.
create table image_count (
    account_id text   not null,
    region_id  text   not null,
    status     text   not null,
    slot       int    not null,
    n          bigint not null,
    primary key (account_id, region_id, status, slot)
) with (fillfactor = 50);

create function count_images() returns trigger language plpgsql as $$
declare
    my_slot constant int := pg_backend_pid() % 64;
begin
    if tg_op = 'INSERT' then
        insert into image_count
            select account_id, region_id, status, my_slot, count(*) from added
            where account_id is not null group by 1, 2, 3 order by 1, 2, 3
            on conflict (account_id, region_id, status, slot) do update set n = image_count.n + excluded.n;
    elsif tg_op = 'DELETE' then
        insert into image_count
            select account_id, region_id, status, my_slot, -count(*) from removed
            where account_id is not null group by 1, 2, 3 order by 1, 2, 3
            on conflict (account_id, region_id, status, slot) do update set n = image_count.n + excluded.n;
    else
        insert into image_count
            select account_id, region_id, status, my_slot, sum(d)
            from (select account_id, region_id, status, 1 as d from added where account_id is not null
                  union all
                  select account_id, region_id, status, -1 from removed where account_id is not null) x
            group by 1, 2, 3 having sum(d) <> 0 order by 1, 2, 3
            on conflict (account_id, region_id, status, slot) do update set n = image_count.n + excluded.n;
    end if;
    return null;
end $$;
create trigger image_count_insert after insert on image referencing new table as added
    for each statement execute function count_images();
create trigger image_count_delete after delete on image referencing old table as removed
    for each statement execute function count_images();
create trigger image_count_update after update on image referencing old table as removed new table as added
    for each statement execute function count_images();
