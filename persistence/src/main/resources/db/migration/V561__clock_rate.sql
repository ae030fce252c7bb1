-- Cloud time runs at the rate since since_ms, in real milliseconds; at rate 1 it stays ahead by offset_ms. An advance that
-- is under way is remembered, so that another replica goes on with it; while it is, the rate does not count.
alter table cloud_clock add column rate double precision not null default 1;
alter table cloud_clock add column since_ms bigint not null default 0;
alter table cloud_clock add column advance_from timestamptz;
alter table cloud_clock add column advance_to timestamptz;
alter table cloud_clock add column advance_origin text;
