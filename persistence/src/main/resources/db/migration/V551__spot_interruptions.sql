-- When the market is to be looked at again for a preemptible instance with a price limit: when it is to be told that it
-- will be interrupted, and once it has been told (lock Recycling) when it is. Null: never.
alter table instance
    add column spot_duration int not null default 1, -- hours for which it is not interrupted
    add column spot_due_at timestamptz;
create index instance_spot_due on instance (spot_due_at) where spot_due_at is not null;
