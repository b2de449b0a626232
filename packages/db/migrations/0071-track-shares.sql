-- A stretch of one vehicle's way, shown to whoever holds a link: until it expires or is revoked, and as blurred as asked.

create table track_shares (
  id              uuid primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  vehicle_id      uuid not null references vehicles (id) on delete cascade,
  from_time       timestamptz not null,
  until_time      timestamptz not null,
  note            text,
  blur_m          integer not null,
  hides_ends_m    integer not null,
  -- places the blurring grid: without it, nobody can tell which points share a cell
  seed            bytea not null,
  digest          bytea not null,
  created_by      uuid not null,
  created_at      timestamptz not null,
  expires_at      timestamptz not null,
  revoked_at      timestamptz,
  views           integer not null default 0,
  last_viewed_at  timestamptz,
  constraint track_shares_digest_unique unique (digest),
  constraint track_shares_end_after_start check (until_time > from_time),
  constraint track_shares_blur_known check (blur_m in (0, 100, 1000)),
  constraint track_shares_ends_in_reach check (hides_ends_m between 0 and 10000),
  constraint track_shares_expire_later check (expires_at > created_at)
);
create index track_shares_by_organisation on track_shares (organisation_id, created_at desc, id desc);
create index track_shares_by_vehicle on track_shares (vehicle_id);
select isolate('track_shares');
grant select, insert, update (revoked_at) on track_shares to cartage_app;
grant select, insert, update, delete on track_shares to cartage_platform;

-- Who opened a link: one row for each address and day, so that its size follows the people, not their clicks.
create table track_share_views (
  share_id        uuid not null references track_shares (id) on delete cascade,
  organisation_id uuid not null references organisations (id) on delete cascade,
  day             date not null,
  address         text not null,
  agent           text,
  views           integer not null default 1,
  last_viewed_at  timestamptz not null,
  constraint track_share_views_identity primary key (share_id, day, address)
);
create index track_share_views_by_organisation on track_share_views (organisation_id);
select isolate('track_share_views');
grant select on track_share_views to cartage_app;
grant select, insert, update, delete on track_share_views to cartage_platform;

-- What a link opens, and the note that it was opened: one row, or none when it is unknown, expired, revoked, or its
-- organisation is suspended. A link keeps a thousand addresses at the most; beyond that it only counts.
create function open_track_share(given_digest bytea, at timestamptz, given_address text, given_agent text)
  returns table (share_id uuid, organisation_id uuid)
  language plpgsql security definer set search_path = public
  as $$
declare
  shared track_shares;
begin
  update track_shares s set views = s.views + 1, last_viewed_at = at
    from organisations o
   where s.digest = given_digest and s.revoked_at is null and s.expires_at > at
     and o.id = s.organisation_id and o.suspended_at is null
  returning s.* into shared;
  if not found then return; end if;
  insert into track_share_views (share_id, organisation_id, day, address, agent, last_viewed_at)
  select shared.id, shared.organisation_id, (at at time zone 'utc')::date, left(given_address, 64), left(given_agent, 200), at
   where (select count(*) from track_share_views v where v.share_id = shared.id) < 1000
  on conflict on constraint track_share_views_identity
    do update set views = track_share_views.views + 1, agent = excluded.agent, last_viewed_at = at;
  return query select shared.id, shared.organisation_id;
end $$;
revoke execute on function open_track_share(bytea, timestamptz, text, text) from public;
grant execute on function open_track_share(bytea, timestamptz, text, text) to cartage_app;
