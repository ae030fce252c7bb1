-- Whether an elastic IP address refuses to be released.
alter table eip add column deletion_protection boolean not null default false;
