-- The task that caused this one, over all steps between; null when a caller did. See Origin.
alter table task add column origin text collate "C";
