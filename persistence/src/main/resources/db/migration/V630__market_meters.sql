-- What costs the price of a market costs the sum of its prices while it was there: that is computed while the meter is
-- open, and kept from its end on. Its price per hour is that of when it began, and counts for nothing but to be looked at.
alter table meter
    add column market_type text,   -- the instance type that the market is of; null of a meter with a fixed price
    add column market_zone text,   -- and where it is
    add column cost bigint;        -- what one of a market has counted, in 3600ths of a micro-yuan; null while it is open
create index meter_market on meter (account_id) where market_type is not null and ended is null;
