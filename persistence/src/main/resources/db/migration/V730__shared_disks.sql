-- Disks that several instances share have no instance of their own; what they are attached to is in a table. A replica of
-- the version before attaches them like other disks, to one instance.
alter table disk add column multi_attach boolean not null default false;

-- One row for each instance that a shared disk is attached to, is being attached to (attached_at is null) or is being
-- detached from. They are changed under the lock of the disk's row.
create table disk_attachment (
    disk_id     text collate "C" not null,
    instance_id text collate "C" not null,
    account_id  text             not null,
    device      text             not null,
    attached_at timestamptz,
    detaching   boolean          not null default false,
    primary key (disk_id, instance_id)
);
create index disk_attachment_instance on disk_attachment (instance_id);
