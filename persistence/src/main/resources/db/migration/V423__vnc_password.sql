-- The password of the management terminal, encrypted.
alter table instance add column vnc_password text;
