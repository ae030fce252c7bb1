-- How an address is bound to a network interface: NAT, MULTI_BINDED or BINDED, "" for what is not bound to one. Packets
-- are not simulated; answers show it.
alter table eip add column mode text not null default '';
update eip set mode = 'NAT' where instance_type = 'NetworkInterface';
