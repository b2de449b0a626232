-- What is told of a dispatch says which state is the newer one.
alter table dispatches add column version integer not null default 1;
