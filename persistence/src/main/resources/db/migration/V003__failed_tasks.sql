-- Failed tasks are few among the finished ones; operators list the newest.
create index task_failed on task (id) where status = 'Failed';
