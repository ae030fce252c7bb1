-- Events that their owners order for rehearsal: nothing happens to the instance. From its time on such an event counts as
-- executed, so nobody has to write that.
alter table system_event add column simulated boolean not null default false;
create index system_event_simulated on system_event (account_id, region_id) where simulated and status = 'Scheduled';
