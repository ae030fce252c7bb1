-- Changes of subscribed instances for a time: what an instance gets next, and when. That is the change itself while it
-- waits for its beginning, and what was before once it has begun.
create table temporary_change (
    instance_id   text collate "C" not null references instance on delete cascade,
    what          text             not null,    -- TYPE or BANDWIDTH
    due_at        timestamptz      not null,
    lasts_until   timestamptz,                  -- null once it has begun
    instance_type text,
    bandwidth_out int,
    bandwidth_in  int,
    primary key (instance_id, what)
);
create index temporary_change_due on temporary_change (due_at);
