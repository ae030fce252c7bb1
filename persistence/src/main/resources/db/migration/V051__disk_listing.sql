-- as instance_page: all columns ascend, so that a page can be bounded by the whole key
drop index disk_page;
create index disk_page on disk (account_id, region_id, id);

-- whether an image is in use, and the instances of an image
create index instance_image on instance (account_id, image_id);
