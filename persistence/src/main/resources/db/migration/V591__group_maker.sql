-- Who made a group: what it launches later it launches with its maker's permissions.
alter table provisioning_group add column maker text not null default 'root';
