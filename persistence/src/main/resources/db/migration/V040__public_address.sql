-- Public addresses are drawn in turn from 8.128.0.0/10; after four million the first come again.
create sequence public_address maxvalue 4000000 cycle cache 1;
