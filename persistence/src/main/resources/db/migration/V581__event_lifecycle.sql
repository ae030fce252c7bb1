-- Events move by a lifecycle, as everything that has a status does; statuses are written as its names, as everywhere.
alter table system_event add column version int not null default 0;
update system_event set status = upper(status);
drop index system_event_simulated;
create index system_event_simulated on system_event (account_id, region_id) where simulated and status = 'SCHEDULED';
create index system_event_due on system_event (not_before) where status = 'SCHEDULED';

-- Faults of disks. They have no status: they begin and, if that is known, end.
create table disk_event (
    id         text collate "C" primary key,
    account_id text collate "C" not null,
    region_id  text        not null,
    disk_id    text collate "C" not null,
    type       text        not null,           -- Degraded | SeverelyDegraded | Stalled
    began_at   timestamptz not null,
    ended_at   timestamptz
);
create index disk_event_disk on disk_event (disk_id, began_at);
