-- Never kept: what a group holds is counted where it is asked for.
alter table security_group drop column instance_count;
