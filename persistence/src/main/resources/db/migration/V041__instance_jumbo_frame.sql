alter table instance add column enable_jumbo_frame boolean not null default false;
