-- How replicas follow the hosts. "changed" grows with every version of a row, so of two readings the newer is known;
-- "changed_in" is the transaction that wrote it: a reader that remembers the oldest transaction in flight at its last
-- reading (xmin of the snapshot) and asks for "changed_in >= that" misses nothing, in whatever order transactions commit.
alter table host add column changed_in bigint not null default 0;
drop index host_changed;
create index host_changed_in on host (changed_in);

-- A before-row trigger runs with the row lock held, so "changed" cannot go backwards, and no writer can forget it.
create function mark_host_changed() returns trigger language plpgsql as $$
begin
    new.changed := nextval('host_change');
    new.changed_in := pg_current_xact_id()::text::bigint;
    return new;
end $$;
create trigger host_changed before insert or update on host for each row execute function mark_host_changed();
