-- Attempts to sign in, counted here while Redis is away. A subject is a digest, so no address of a person is kept. Unlogged:
-- what a crash forgets, it forgets for one minute.
create unlogged table sign_in_attempts (
  subject  bytea not null,
  minute   timestamptz not null,
  attempts integer not null,
  constraint sign_in_attempts_once primary key (subject, minute)
);
create index sign_in_attempts_by_minute on sign_in_attempts (minute);
alter table sign_in_attempts enable row level security;
alter table sign_in_attempts force row level security;
create policy owner_counts on sign_in_attempts to cartage_owner using (true) with check (true);

-- Counts an attempt and answers whether it is among the first `most` of a minute that slides: those of the minute before
-- count by the share of it that still lies within.
create function count_sign_in_attempt(given_subject bytea, most integer, at timestamptz) returns boolean
  language plpgsql security definer set search_path = public as $$
declare
  this_minute timestamptz := date_trunc('minute', at);
  before integer;
  now_counted integer;
begin
  delete from sign_in_attempts
   where ctid = any (array(select ctid from sign_in_attempts
                            where minute < this_minute - interval '2 minutes' limit 100 for update skip locked));
  insert into sign_in_attempts as known (subject, minute, attempts)
  values (given_subject, this_minute, 1)
  on conflict on constraint sign_in_attempts_once do update set attempts = known.attempts + 1
  returning attempts into now_counted;
  select attempts into before from sign_in_attempts
   where subject = given_subject and minute = this_minute - interval '1 minute';
  return now_counted + coalesce(before, 0) * (1 - extract(epoch from at - this_minute) / 60) <= most;
end $$;
revoke execute on function count_sign_in_attempt(bytea, integer, timestamptz) from public;
grant execute on function count_sign_in_attempt(bytea, integer, timestamptz) to cartage_app;

comment on function position_rank(integer, integer, smallint, smallint, smallint, smallint, smallint, boolean, integer) is
  'The order in which of two positions under one key the greater stays: ranked in domain/tracking/storing/position-columns.ts, as far as ext.';
