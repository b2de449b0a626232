-- Wrong passwords and codes in a row. A subject is a digest, so no address of a person is kept; one that nobody has is
-- counted alike. A day without attempts is forgotten.
create table failed_attempts (
  subject    bytea primary key,
  failures   integer not null,
  last_at    timestamptz not null,
  -- when the next attempt may come
  free_at    timestamptz not null,
  told_at    timestamptz
);
create index failed_attempts_by_age on failed_attempts (last_at);
alter table failed_attempts enable row level security;
alter table failed_attempts force row level security;
create policy owner_counts on failed_attempts to cartage_owner using (true) with check (true);

-- Begins an attempt: it counts as wrong until `succeed_attempt`, so that many at once gain nothing. Answers the seconds to
-- wait, 0 when it may be made. The first two wrong ones cost nothing, the third one second, each further one twice as many.
create function begin_attempt(given_subject bytea, longest_s integer, at timestamptz) returns integer
  language plpgsql security definer set search_path = public as $$
declare
  known failed_attempts;
  counted integer;
begin
  delete from failed_attempts
   where ctid = any (array(select ctid from failed_attempts
                            where last_at < at - interval '1 day' and subject <> given_subject limit 100 for update skip locked));
  insert into failed_attempts (subject, failures, last_at, free_at) values (given_subject, 0, at, at) on conflict do nothing;
  select * into known from failed_attempts where subject = given_subject for update;
  if known.free_at > at then return ceil(extract(epoch from known.free_at - at)); end if;
  counted := 1 + case when known.last_at < at - interval '1 day' then 0 else known.failures end;
  update failed_attempts
     set failures = counted, last_at = at,
         free_at = at + case when counted < 3 then 0 else least(longest_s, 2 ^ least(counted - 3, 20)) end * interval '1 second'
   where subject = given_subject;
  return 0;
end $$;

create function succeed_attempt(given_subject bytea) returns void
  language sql security definer set search_path = public
  as $$ update failed_attempts set failures = 0, free_at = last_at where subject = given_subject $$;

-- Whom to tell that somebody tried: once a day, from that many wrong attempts in a row on.
create function take_attempt_notice(given_subject bytea, given_email text, given_user uuid, least_failures integer, at timestamptz)
  returns table (user_id uuid, email text, locale text)
  language sql security definer set search_path = public
  as $$
    with noted as (
      update failed_attempts set told_at = at
       where subject = given_subject and failures >= least_failures and (told_at is null or told_at <= at - interval '1 day')
      returning subject
    )
    select u.id, u.email, u.locale from noted
      join users u on (u.email = lower(given_email) or u.id = given_user) and u.deactivated_at is null
  $$;

revoke execute on function begin_attempt(bytea, integer, timestamptz),
  succeed_attempt(bytea),
  take_attempt_notice(bytea, text, uuid, integer, timestamptz) from public;
grant execute on function begin_attempt(bytea, integer, timestamptz),
  succeed_attempt(bytea),
  take_attempt_notice(bytea, text, uuid, integer, timestamptz) to cartage_app;
