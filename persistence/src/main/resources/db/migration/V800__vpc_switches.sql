-- What newer clients switch on and off: host names by DNS, and whether the system route table takes routes that are
-- propagated to it. Nothing follows from either, as names and foreign routes are not simulated; answers show them.
alter table vpc
    add column dns_hostname boolean not null default false,
    add column route_propagation boolean not null default true;
