-- Few runs of an instance are under way, however many there were.
create index invocation_run_end on invocation_run (instance_id, ends_at);
