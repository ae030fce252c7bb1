-- Failed hosts are few; what still stands on them is looked for all the time.
create index host_down on host (id) where status = 'Down';

-- What the cloud does to instances by itself, as its events tell. Times are cloud time.
create table system_event (
    id           text collate "C" primary key,
    account_id   text collate "C" not null,
    region_id    text        not null,
    instance_id  text collate "C" not null,
    type         text        not null,           -- e.g. SystemFailure.Reboot
    status       text        not null,           -- Scheduled | Executing | Executed | Avoided | Canceled | Failed
    reason       text        not null default '',
    published_at timestamptz not null,
    not_before   timestamptz not null,           -- when it is planned for
    finished_at  timestamptz
);
create index system_event_page on system_event (account_id, region_id, id);
create index system_event_instance on system_event (instance_id, type) where finished_at is null;
