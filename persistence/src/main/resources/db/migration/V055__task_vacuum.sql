-- A vacuum reads the whole of the indexes, which keep the finished tasks of days. At every 5,000 dead rows it took the more
-- of the machine the longer the cloud ran; in proportion to the table its share stays what it is.
alter table task set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 20000);
