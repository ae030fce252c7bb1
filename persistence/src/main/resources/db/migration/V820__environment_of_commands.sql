-- Whether names in double braces stand for values in the script of an invocation.
alter table invocation add column enable_parameter boolean not null default false;
update invocation set enable_parameter = parameters <> '{}'::jsonb;

update invocation_run set failure = 'ExecutionTimeout' where failure = 'TaskTimeout';
