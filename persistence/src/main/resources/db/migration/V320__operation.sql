-- What a user sees as a task: an import or export of an image, a snapshot in the making. How far it is follows from the
-- time, so nothing writes it on the way. Open ones are few; closed ones stay until retention removes them.
create table operation (
    id             text collate "C" primary key,                -- the TaskId of the API
    account_id     text        not null,
    region_id      text        not null,
    resource_type  text        not null,
    resource_id    text        not null,
    action         text        not null,                        -- the API action that began it
    task_type      text        not null,                        -- the task that ends it
    cancellable    boolean     not null,
    status         text        not null default 'PROCESSING',
    cancelled      boolean     not null default false,          -- wished by the user; the task's handler sees to it
    started_at     timestamptz not null,                        -- cloud time, as the rest
    planned_end    timestamptz not null,
    finished_at    timestamptz,
    error_code     text,
    error_message  text
);
create unique index operation_open on operation (resource_id, action) where status = 'PROCESSING';
create index operation_page on operation (account_id, region_id, id desc);
