-- Options given at creation that nothing but answers read: CpuOptions, ImageOptions, HibernationOptions and
-- PrivateDnsNameOptions, by the names of their parameters.
alter table instance add column options jsonb not null default '{}';

-- How an interface carries its traffic, and with how many queue pairs if it does so by RDMA.
alter table network_interface add column traffic_mode text not null default 'Standard';
alter table network_interface add column queue_pair_number integer;
