-- Alerts as work: who has taken one, its history, who is woken when nobody does, and how people are told.

alter table alerts
  add column assignee_id      uuid references users (id),
  add column acknowledged_at  timestamptz,
  add column acknowledged_by  uuid references users (id),
  add column resolved_at      timestamptz,
  add column closed_at        timestamptz,
  add column suppressed_until timestamptz,
  add constraint alerts_suppressed_have_an_end check (state <> 'suppressed' or suppressed_until is not null);
create index alerts_unfinished on alerts (organisation_id, severity, opened_at desc)
  where state in ('open', 'acknowledged', 'suppressed');
create index alerts_suppressed on alerts (suppressed_until) where suppressed_until is not null;

-- The same moves as in packages/domain/src/alerts/states.ts. Derivation only ever states what positions show: what people
-- have closed stays closed, and its moment is kept whoever writes.
create function guard_alert_state() returns trigger
  language plpgsql as $$
begin
  if current_user = 'cartage_ingest' and old.state = 'closed' and old.retracted_at is null and new.retracted_at is null then
    new.state := 'closed';
  end if;
  if new.state is not distinct from old.state then return new; end if;
  if current_user = 'cartage_app' and (old.state, new.state) not in (
    ('open', 'acknowledged'), ('open', 'resolved'), ('open', 'suppressed'), ('open', 'closed'),
    ('acknowledged', 'resolved'), ('acknowledged', 'suppressed'), ('acknowledged', 'closed'),
    ('suppressed', 'open'), ('suppressed', 'acknowledged'), ('suppressed', 'resolved'), ('suppressed', 'closed'),
    ('resolved', 'closed'), ('resolved', 'open'), ('closed', 'open'))
  then
    raise exception 'an alert does not go from % to %', old.state, new.state
      using errcode = 'check_violation', constraint = 'alerts_state_follows';
  end if;
  if new.state = 'open' and new.retracted_at is not null then
    raise exception 'an alert that never was is not opened again'
      using errcode = 'check_violation', constraint = 'alerts_state_follows';
  end if;
  if new.state = 'resolved' and new.resolved_at is not distinct from old.resolved_at then new.resolved_at := now(); end if;
  if new.state = 'closed' and new.closed_at is not distinct from old.closed_at then new.closed_at := now(); end if;
  if new.state = 'open' then
    new.acknowledged_at := null;
    new.acknowledged_by := null;
  end if;
  if new.state in ('open', 'acknowledged', 'suppressed') then
    new.resolved_at := null;
    new.closed_at := null;
  end if;
  return new;
end $$;
create trigger alerts_guard_state before update on alerts for each row execute function guard_alert_state();

-- What happened to an alert; nothing in it is ever changed.
create table alert_entries (
  id              bigint generated always as identity,
  organisation_id uuid not null references organisations (id) on delete cascade,
  alert_id        uuid not null,
  kind            text not null,
  -- none where positions or the clock did it
  author_id       uuid references users (id),
  api_key_id      uuid,
  behind_id       uuid references users (id),
  body            text,
  detail          jsonb not null default '{}',
  written_at      timestamptz not null default now(),
  constraint alert_entries_identity primary key (id),
  constraint alert_entries_kind_known check (kind in (
    'opened', 'recovered', 'not_recovered', 'retracted', 'restored', 'acknowledged', 'assigned', 'commented', 'resolved',
    'suppressed', 'suppression_ended', 'closed', 'reopened', 'told', 'escalated')),
  constraint alert_entries_comments_say_something check (kind <> 'commented' or btrim(coalesce(body, '')) <> ''),
  constraint alert_entries_alert_exists foreign key (organisation_id, alert_id)
    references alerts (organisation_id, id) on delete cascade
);
create index alert_entries_by_alert on alert_entries (alert_id, id);
select isolate('alert_entries'), open_to_ingest('alert_entries');
grant select, insert on alert_entries to cartage_app, cartage_platform;
grant insert on alert_entries to cartage_ingest;

create function note_alert_change() returns trigger
  language plpgsql as $$
declare
  happened text;
begin
  if tg_op = 'INSERT' then
    happened := 'opened';
  elsif old.retracted_at is null and new.retracted_at is not null then
    happened := 'retracted';
  elsif old.retracted_at is not null and new.retracted_at is null then
    happened := 'restored';
  elsif old.recovered_at is null and new.recovered_at is not null then
    happened := 'recovered';
  elsif old.recovered_at is not null and new.recovered_at is null then
    happened := 'not_recovered';
  end if;
  if happened is not null then
    insert into alert_entries (organisation_id, alert_id, kind) values (new.organisation_id, new.id, happened);
  end if;
  perform pg_notify('alerts_changed', new.organisation_id::text);
  return null;
end $$;
create trigger alerts_note_change after insert or update on alerts for each row execute function note_alert_change();

-- Who is woken, how long after nobody has acknowledged, and how often all over again.
create table escalation_policies (
  id              uuid primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  name            text not null,
  -- [{afterS, targets: [{kind: 'member' | 'rota' | 'role', id}]}], each level after the one before
  levels          jsonb not null,
  repeats         integer not null default 0,
  repeat_after_s  integer not null default 300,
  created_at      timestamptz not null,
  archived_at     timestamptz,
  constraint escalation_policies_name_not_blank check (btrim(name) <> ''),
  constraint escalation_policies_have_levels check (jsonb_typeof(levels) = 'array' and jsonb_array_length(levels) between 1 and 10),
  constraint escalation_policies_repeats_bounded check (repeats between 0 and 100),
  constraint escalation_policies_repeat_after_something check (repeat_after_s between 1 and 604800),
  constraint escalation_policies_within_organisation unique (organisation_id, id)
);
create unique index escalation_policies_name_unique on escalation_policies (organisation_id, name) where archived_at is null;
select isolate('escalation_policies');
grant select, insert, update on escalation_policies to cartage_app, cartage_platform;

-- The policy of a rule, of a severity where the rule has none, and of all where neither has.
create table escalation_choices (
  organisation_id uuid not null references organisations (id) on delete cascade,
  rule_id         uuid,
  severity        text,
  policy_id       uuid not null,
  constraint escalation_choices_for_one check (num_nonnulls(rule_id, severity) <= 1),
  constraint escalation_choices_severity_known check (severity in ('info', 'warning', 'critical')),
  constraint escalation_choices_once unique nulls not distinct (organisation_id, rule_id, severity),
  constraint escalation_choices_policy_exists foreign key (organisation_id, policy_id)
    references escalation_policies (organisation_id, id) on delete cascade,
  constraint escalation_choices_rule_exists foreign key (organisation_id, rule_id)
    references alert_rules (organisation_id, id) on delete cascade
);
select isolate('escalation_choices');
grant select, insert, update, delete on escalation_choices to cartage_app;
grant select on escalation_choices to cartage_platform;

-- Members who are on call in turn, each for some days, from a time of day in a zone of its own.
create table rotas (
  id              uuid primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  name            text not null,
  time_zone       text not null,
  starts_on       date not null,
  hand_over_at    text not null,
  shift_days      integer not null,
  user_ids        uuid[] not null,
  created_at      timestamptz not null,
  archived_at     timestamptz,
  constraint rotas_name_not_blank check (btrim(name) <> ''),
  constraint rotas_hand_over_is_a_time check (hand_over_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  constraint rotas_shift_days_bounded check (shift_days between 1 and 28),
  constraint rotas_have_members check (cardinality(user_ids) between 1 and 50),
  constraint rotas_within_organisation unique (organisation_id, id)
);
create unique index rotas_name_unique on rotas (organisation_id, name) where archived_at is null;
select isolate('rotas');
grant select, insert, update on rotas to cartage_app;
grant select on rotas to cartage_platform;

create table rota_overrides (
  id              uuid primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  rota_id         uuid not null,
  user_id         uuid not null references users (id),
  starts_at       timestamptz not null,
  ends_at         timestamptz not null,
  constraint rota_overrides_end_after_start check (ends_at > starts_at),
  constraint rota_overrides_rota_exists foreign key (organisation_id, rota_id)
    references rotas (organisation_id, id) on delete cascade,
  constraint rota_overrides_one_at_a_time exclude using gist (rota_id with =, tstzrange(starts_at, ends_at) with &&)
);
select isolate('rota_overrides');
grant select, insert, delete on rota_overrides to cartage_app;
grant select on rota_overrides to cartage_platform;

-- Where an alert's escalation stands: what comes next, and when. One row an alert, worked on by whoever locks it.
create table escalations (
  alert_id        uuid primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  policy_id       uuid not null,
  level           integer not null,
  round           integer not null,
  -- rises when a reopened alert escalates anew
  run             integer not null default 0,
  due_at          timestamptz not null,
  ended_at        timestamptz,
  constraint escalations_alert_exists foreign key (organisation_id, alert_id)
    references alerts (organisation_id, id) on delete cascade,
  constraint escalations_policy_exists foreign key (organisation_id, policy_id)
    references escalation_policies (organisation_id, id) on delete cascade
);
create index escalations_due on escalations (due_at) where ended_at is null;
select isolate('escalations');
grant select, update on escalations to cartage_app;
grant select, insert, update, delete on escalations to cartage_platform;

-- How a person wants to be told in an organisation; without a row the defaults of preferences.ts.
create table notification_preferences (
  organisation_id uuid not null references organisations (id) on delete cascade,
  user_id         uuid not null references users (id) on delete cascade,
  -- {in_app: [severity…], mail: […], push: […], sms: […]}
  channels        jsonb not null,
  time_zone       text,
  quiet_from      text,
  quiet_until     text,
  digest          text not null default 'none',
  digest_at       text not null default '08:00',
  phone           text,
  retracts_by_sms boolean not null default false,
  changed_at      timestamptz not null,
  constraint notification_preferences_once primary key (organisation_id, user_id),
  constraint notification_preferences_digest_known check (digest in ('none', 'hourly', 'daily')),
  constraint notification_preferences_quiet_both check (num_nonnulls(quiet_from, quiet_until) <> 1),
  constraint notification_preferences_phone_shape check (phone ~ '^\+[1-9][0-9]{6,14}$')
);
select isolate('notification_preferences');
grant select, insert, update on notification_preferences to cartage_app;
grant select on notification_preferences to cartage_platform;

-- A browser that takes messages while no page is open (W3C Push API).
create table push_subscriptions (
  id              uuid primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  user_id         uuid not null references users (id) on delete cascade,
  endpoint        text not null,
  p256dh          text not null,
  auth            text not null,
  user_agent      text,
  created_at      timestamptz not null,
  constraint push_subscriptions_once unique (organisation_id, endpoint)
);
create index push_subscriptions_by_user on push_subscriptions (organisation_id, user_id);
select isolate('push_subscriptions');
grant select, insert, update, delete on push_subscriptions to cartage_app;
grant select, delete on push_subscriptions to cartage_platform;

-- Where an organisation's own programs are told.
create table webhook_endpoints (
  id              uuid primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  url             text not null,
  name            text not null,
  events          text[] not null,
  sealed_secret   bytea not null,
  created_by      uuid not null references users (id),
  created_at      timestamptz not null,
  -- since when every delivery has failed
  failing_since   timestamptz,
  disabled_at     timestamptz,
  archived_at     timestamptz,
  constraint webhook_endpoints_name_not_blank check (btrim(name) <> ''),
  constraint webhook_endpoints_within_organisation unique (organisation_id, id)
);
create index webhook_endpoints_by_organisation on webhook_endpoints (organisation_id) where archived_at is null;
select isolate('webhook_endpoints');
grant select, insert, update on webhook_endpoints to cartage_app, cartage_platform;

-- One telling of one receiver by one channel. Its id is what the receiver knows a repeat by; its key is what makes it one.
create table notifications (
  id              uuid primary key,
  seq             bigint generated always as identity,
  organisation_id uuid not null references organisations (id) on delete cascade,
  key             text not null,
  topic           text not null,
  channel         text not null,
  -- none for webhooks
  user_id         uuid references users (id) on delete cascade,
  -- the browser, the endpoint, or the mail that it became
  target_id       uuid,
  alert_id        uuid,
  severity        text not null,
  content         jsonb not null,
  is_digest       boolean not null default false,
  state           text not null default 'waiting',
  attempts        integer not null default 0,
  created_at      timestamptz not null,
  send_after      timestamptz not null,
  sent_at         timestamptz,
  read_at         timestamptz,
  last_error      text,
  constraint notifications_once unique (organisation_id, key),
  constraint notifications_channel_known check (channel in ('in_app', 'mail', 'push', 'sms', 'webhook')),
  constraint notifications_severity_known check (severity in ('info', 'warning', 'critical')),
  constraint notifications_topic_known check (topic in (
    'opened', 'escalated', 'recovered', 'retracted', 'storm', 'assigned', 'webhook_disabled', 'ping')),
  constraint notifications_state_known check (state in ('waiting', 'handed', 'sent', 'failed', 'dropped')),
  constraint notifications_sent_have_time check (state <> 'sent' or sent_at is not null)
);
create index notifications_waiting on notifications (channel, send_after) where state = 'waiting';
create index notifications_of_person on notifications (user_id, organisation_id, seq desc) where channel = 'in_app';
create index notifications_unread on notifications (user_id, organisation_id)
  where channel = 'in_app' and read_at is null and state = 'sent';
create index notifications_by_alert on notifications (alert_id, seq);
create index notifications_of_target on notifications (target_id, seq desc) where target_id is not null;
create index notifications_by_age on notifications (created_at);
select isolate('notifications');
grant select, insert, update (read_at) on notifications to cartage_app;
grant select, insert, update, delete on notifications to cartage_platform;

create function announce_notification() returns trigger
  language plpgsql as $$
begin
  if new.channel = 'in_app' then
    perform pg_notify('notifications_changed', new.user_id::text);
  elsif tg_op = 'INSERT' then
    perform pg_notify('notifications_waiting', '');
  end if;
  return null;
end $$;
create trigger notifications_announce after insert or update of read_at on notifications
  for each row execute function announce_notification();

-- Each try to deliver to an endpoint, as its owner is shown it.
create table webhook_attempts (
  id              bigint generated always as identity,
  organisation_id uuid not null references organisations (id) on delete cascade,
  endpoint_id     uuid not null,
  notification_id uuid not null,
  attempted_at    timestamptz not null,
  status          integer,
  error           text,
  took_ms         integer not null,
  constraint webhook_attempts_identity primary key (id),
  constraint webhook_attempts_endpoint_exists foreign key (organisation_id, endpoint_id)
    references webhook_endpoints (organisation_id, id) on delete cascade
);
create index webhook_attempts_by_endpoint on webhook_attempts (endpoint_id, id desc);
create index webhook_attempts_by_age on webhook_attempts (attempted_at);
select isolate('webhook_attempts');
grant select on webhook_attempts to cartage_app;
grant select, insert, delete on webhook_attempts to cartage_platform;

-- What this installation can send by, as jobs found at its start; it belongs to the installation.
create table sending_channels (
  channel    text primary key,
  is_set_up  boolean not null,
  -- with which browsers ask for messages
  public_key text,
  changed_at timestamptz not null
);
alter table sending_channels enable row level security;
alter table sending_channels force row level security;
create policy owner_migrates on sending_channels to cartage_owner using (true) with check (true);
create policy platform_sees_all on sending_channels to cartage_platform using (true) with check (true);
create policy app_reads on sending_channels for select to cartage_app using (true);
grant select on sending_channels to cartage_app;
grant select, insert, update on sending_channels to cartage_platform;
