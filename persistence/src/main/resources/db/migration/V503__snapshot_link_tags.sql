-- chains have no tags of their own
alter table snapshot_link drop column tags;
