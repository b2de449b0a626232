-- What recipients see and say of their orders without an account: by a link of each order's own, or on the organisation's
-- public page.

-- What an organisation lets recipients see, whom it tells of what, and its public page.
create table recipient_settings (
  organisation_id uuid primary key references organisations (id) on delete cascade,
  -- the public page's name in its address
  slug            text,
  is_public       boolean not null default false,
  settings        jsonb not null,
  changed_at      timestamptz not null,
  constraint recipient_settings_slug_unique unique (slug),
  constraint recipient_settings_slug_formed check (slug ~ '^[a-z0-9](-?[a-z0-9]){1,39}$'),
  constraint recipient_settings_public_have_slug check (not is_public or slug is not null)
);
select isolate('recipient_settings');
grant select, insert, update on recipient_settings to cartage_app;
grant select, insert, update, delete on recipient_settings to cartage_platform;

create table tracking_links (
  id              uuid primary key,
  organisation_id uuid not null,
  order_id        uuid not null,
  -- what people can type; opens nothing by itself
  code            text not null,
  -- the link's own key, by which its address is signed
  sealed_key      bytea not null,
  -- places the blurring grid
  seed            bytea not null,
  -- as the recipient chose it
  locale          text,
  created_at      timestamptz not null,
  expires_at      timestamptz not null,
  revoked_at      timestamptz,
  -- since when the recipient wants no more messages
  muted_at        timestamptz,
  views           integer not null default 0,
  last_viewed_at  timestamptz,
  constraint tracking_links_code_unique unique (code),
  constraint tracking_links_code_formed check (code ~ '^[0-9A-HJKMNP-TV-Z]{10}$'),
  constraint tracking_links_locale_known check (locale in ('en', 'vi')),
  constraint tracking_links_expire_later check (expires_at > created_at),
  -- looked at when a transaction ends, so that the order's rows can be made anew in one
  constraint tracking_links_order_exists foreign key (organisation_id, order_id) references orders (organisation_id, id)
    deferrable initially deferred
);
create unique index tracking_links_one_good on tracking_links (order_id) where revoked_at is null;
create index tracking_links_by_order on tracking_links (order_id, created_at desc);
select isolate('tracking_links');
grant select, insert, update (locale, expires_at, revoked_at, muted_at, views, last_viewed_at) on tracking_links to cartage_app;
grant select, insert, update, delete on tracking_links to cartage_platform;

-- Who opened a link: one row for each address and day, so that its size follows the people, not their clicks.
create table tracking_link_views (
  link_id         uuid not null references tracking_links (id) on delete cascade,
  organisation_id uuid not null references organisations (id) on delete cascade,
  day             date not null,
  address         text not null,
  agent           text,
  views           integer not null default 1,
  last_viewed_at  timestamptz not null,
  constraint tracking_link_views_identity primary key (link_id, day, address)
);
create index tracking_link_views_by_organisation on tracking_link_views (organisation_id);
create index tracking_link_views_by_day on tracking_link_views (day);
select isolate('tracking_link_views');
grant select, insert, update on tracking_link_views to cartage_app;
grant select, insert, update, delete on tracking_link_views to cartage_platform;

-- What a recipient was told: of each state of an order once by each channel, whatever is repeated.
create table recipient_messages (
  id              uuid primary key,
  organisation_id uuid not null,
  order_id        uuid not null,
  link_id         uuid not null references tracking_links (id) on delete cascade,
  state           text not null,
  channel         text not null,
  locale          text not null,
  outcome         text not null default 'waiting',
  attempts        integer not null default 0,
  created_at      timestamptz not null,
  send_after      timestamptz not null,
  sent_at         timestamptz,
  last_error      text,
  constraint recipient_messages_once unique (order_id, state, channel),
  constraint recipient_messages_channel_known check (channel in ('mail', 'sms')),
  constraint recipient_messages_outcome_known check (outcome in ('waiting', 'handed', 'sent', 'failed', 'dropped')),
  constraint recipient_messages_order_exists foreign key (organisation_id, order_id) references orders (organisation_id, id)
    deferrable initially deferred
);
create index recipient_messages_waiting on recipient_messages (send_after) where outcome = 'waiting';
create index recipient_messages_by_link on recipient_messages (link_id);
select isolate('recipient_messages');
grant select on recipient_messages to cartage_app;
grant select, insert, update, delete on recipient_messages to cartage_platform;

create function announce_recipient_message() returns trigger
  language plpgsql as $$
begin
  perform pg_notify('notifications_waiting', '');
  return null;
end $$;
create trigger recipient_messages_announce after insert on recipient_messages
  for each row when (new.outcome = 'waiting') execute function announce_recipient_message();

-- What strangers did lately, so that there is an end to it. A subject is a digest, so no address of a person is kept. Unlogged:
-- what a crash forgets, it forgets for one period.
create unlogged table stranger_calls (
  subject    bytea primary key,
  calls      integer not null,
  since      timestamptz not null,
  until      timestamptz not null
);
create index stranger_calls_by_end on stranger_calls (until);
alter table stranger_calls enable row level security;
alter table stranger_calls force row level security;
create policy owner_counts on stranger_calls to cartage_owner using (true) with check (true);

-- Counts a call, and answers whether it is among the first `most` of a period that begins with the first.
create function count_stranger_call(given_subject bytea, most integer, period_s integer, at timestamptz) returns boolean
  language plpgsql security definer set search_path = public as $$
declare
  counted integer;
begin
  delete from stranger_calls
   where ctid = any (array(select ctid from stranger_calls
                            where until < at and subject <> given_subject limit 100 for update skip locked));
  insert into stranger_calls as known (subject, calls, since, until)
  values (given_subject, 1, at, at + period_s * interval '1 second')
  on conflict (subject) do update
    set calls = case when known.until <= at then 1 else known.calls + 1 end,
        since = case when known.until <= at then excluded.since else known.since end,
        until = case when known.until <= at then excluded.until else known.until end
  returning calls into counted;
  return counted <= most;
end $$;
revoke execute on function count_stranger_call(bytea, integer, integer, timestamptz) from public;
grant execute on function count_stranger_call(bytea, integer, integer, timestamptz) to cartage_app;

-- The link that a code names: one row, or none when it is unknown or its organisation is suspended. Whoever asks has to know
-- the signature too, which the key tells.
create function find_tracking_link(given_code text)
  returns table (link_id uuid, organisation_id uuid, order_id uuid, sealed_key bytea, expires_at timestamptz, revoked_at timestamptz)
  language sql stable security definer set search_path = public as $$
    select l.id, l.organisation_id, l.order_id, l.sealed_key, l.expires_at, l.revoked_at
      from tracking_links l join organisations o on o.id = l.organisation_id
     where l.code = given_code and o.suspended_at is null
  $$;

-- Whose public page this is: one row, or none when it is switched off.
create function find_public_page(given_slug text) returns table (organisation_id uuid)
  language sql stable security definer set search_path = public as $$
    select s.organisation_id from recipient_settings s join organisations o on o.id = s.organisation_id
     where s.slug = given_slug and s.is_public and o.suspended_at is null
  $$;

-- What search engines are told of.
create function list_public_pages(most integer) returns table (slug text, changed_at timestamptz)
  language sql stable security definer set search_path = public as $$
    select s.slug, s.changed_at from recipient_settings s join organisations o on o.id = s.organisation_id
     where s.is_public and o.suspended_at is null order by s.slug limit most
  $$;
revoke execute on function find_tracking_link(text), find_public_page(text), list_public_pages(integer) from public;
grant execute on function find_tracking_link(text), find_public_page(text), list_public_pages(integer) to cartage_app;

-- What recipients say stands in the order's log; this is projected from it.
alter table orders add column rating smallint,
  add constraint orders_rating_in_stars check (rating between 1 and 5);
alter table order_stops add column email text,
  add column wished_instructions text,
  add column safe_place text;

-- A question for a quote on the public page becomes a draft.
alter table orders drop constraint orders_source_known,
  add constraint orders_source_known check (source in ('form', 'import', 'duplicate', 'api', 'quote'));

alter table audit_entries drop constraint audit_entries_actor_kind_known,
  add constraint audit_entries_actor_kind_known
    check (actor_kind in ('user', 'driver', 'device', 'api_key', 'process', 'recipient'));
