-- Sending a route out is a saga: each step marks that it is done in the transaction that does it.

create table dispatches (
  id              uuid primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  route_id        uuid not null,
  -- what was seen of the route when it was asked for
  route_version   integer not null,
  state           text not null default 'running',
  -- why it is being undone: the code of the refusal, and the step that was refused
  refusal         text,
  refused_step    text,
  asked_by        uuid not null,
  asked_by_kind   text not null,
  behind_id       uuid,
  asked_at        timestamptz not null,
  moved_at        timestamptz not null,
  ended_at        timestamptz,
  constraint dispatches_state_known check (state in ('running', 'done', 'undoing', 'undone')),
  constraint dispatches_undone_for_a_reason check (refusal is not null or state in ('running', 'done')),
  constraint dispatches_ended check ((state in ('done', 'undone')) = (ended_at is not null)),
  constraint dispatches_within_organisation unique (organisation_id, id),
  constraint dispatches_route_exists foreign key (organisation_id, route_id) references routes (organisation_id, id) on delete cascade
);
-- of two who send the same route, one is told that it is on its way already
create unique index dispatches_one_under_way on dispatches (route_id) where state in ('running', 'undoing');
create index dispatches_by_route on dispatches (route_id, asked_at desc);
create index dispatches_by_time on dispatches (asked_at desc, id desc);
select isolate('dispatches');
grant select, insert on dispatches to cartage_app;
grant select, insert, update, delete on dispatches to cartage_platform;

create table dispatch_steps (
  dispatch_id     uuid not null,
  organisation_id uuid not null,
  step            text not null,
  state           text not null,
  -- what it did, for whoever undoes it, and for those who look
  detail          jsonb not null default '{}',
  moved_at        timestamptz not null,
  constraint dispatch_steps_once primary key (dispatch_id, step),
  constraint dispatch_steps_known check (step in ('reserve', 'fix', 'instruct', 'tell')),
  constraint dispatch_steps_state_known check (state in ('done', 'undone')),
  constraint dispatch_steps_dispatch_exists foreign key (organisation_id, dispatch_id) references dispatches (organisation_id, id) on delete cascade
);
select isolate('dispatch_steps');
grant select on dispatch_steps to cartage_app;
grant select, insert, update, delete on dispatch_steps to cartage_platform;

-- Whose vehicle and driver a route that is out has: nobody else's at that time.
create table reservations (
  route_id        uuid primary key,
  organisation_id uuid not null,
  vehicle_id      uuid not null,
  driver_id       uuid not null,
  from_time       timestamptz not null,
  until_time      timestamptz not null,
  constraint reservations_in_order check (until_time > from_time),
  constraint reservations_route_exists foreign key (organisation_id, route_id) references routes (organisation_id, id) on delete cascade,
  constraint reservations_vehicle_once exclude using gist (vehicle_id with =, tstzrange(from_time, until_time) with &&),
  constraint reservations_driver_once exclude using gist
    (driver_id with =, organisation_id with =, tstzrange(from_time, until_time) with &&)
);
select isolate('reservations');
grant select, delete on reservations to cartage_app;
grant select, insert, update, delete on reservations to cartage_platform;

alter table instructions drop constraint instructions_kind_known,
  add constraint instructions_kind_known check (kind in ('message', 'interval', 'settings', 'position', 'command', 'route'));
