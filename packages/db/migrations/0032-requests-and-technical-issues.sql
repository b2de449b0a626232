-- What members ask their administrators, and these the platform; and the faults that people report to the maintainers.

create table requests (
  id              uuid primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  asked_by        uuid not null references users (id),
  kind            text not null,
  subject         text not null,
  state           text not null default 'open',
  asked_at        timestamptz not null,
  -- when it was written to or changed last
  changed_at      timestamptz not null,
  passed_on_at    timestamptz,
  closed_at       timestamptz,
  constraint requests_kind_known check (kind in ('question', 'wish', 'access', 'problem')),
  constraint requests_state_known check (state in ('open', 'answered', 'passed_on', 'closed')),
  constraint requests_subject_not_blank check (btrim(subject) <> ''),
  -- the platform sees what was passed on, and what was closed while it had it
  constraint requests_passed_on_have_time check (state <> 'passed_on' or passed_on_at is not null),
  constraint requests_back_are_with_the_organisation check (state in ('passed_on', 'closed') or passed_on_at is null),
  constraint requests_closed_have_time check ((state = 'closed') = (closed_at is not null)),
  constraint requests_within_organisation unique (organisation_id, id)
);
create index requests_by_change on requests (organisation_id, changed_at desc, id desc);
create index requests_by_asker on requests (organisation_id, asked_by, changed_at desc, id desc);
create index requests_passed_on on requests (changed_at desc, id desc) where passed_on_at is not null;
select isolate('requests');
grant select, insert, update (state, changed_at, passed_on_at, closed_at) on requests to cartage_app;
grant select, update on requests to cartage_platform;

-- The same moves as in packages/domain/src/requests/states.ts.
create function guard_request_state() returns trigger
  language plpgsql as $$
begin
  if (old.state, new.state) not in (
    ('open', 'answered'), ('open', 'passed_on'), ('open', 'closed'),
    ('answered', 'open'), ('answered', 'passed_on'), ('answered', 'closed'),
    ('passed_on', 'open'), ('passed_on', 'closed'),
    ('closed', 'open'))
  then
    raise exception 'a request does not go from % to %', old.state, new.state
      using errcode = 'check_violation', constraint = 'requests_state_follows';
  end if;
  return new;
end $$;
create trigger requests_guard_state before update of state on requests
  for each row when (old.state is distinct from new.state) execute function guard_request_state();

create table request_comments (
  id              uuid primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  request_id      uuid not null,
  author_id       uuid not null references users (id),
  -- who wrote it on the author's behalf
  behind_id       uuid references users (id),
  side            text not null,
  body            text not null,
  written_at      timestamptz not null,
  constraint request_comments_side_known check (side in ('asker', 'organisation', 'platform')),
  constraint request_comments_body_not_blank check (btrim(body) <> ''),
  constraint request_comments_request_exists foreign key (organisation_id, request_id)
    references requests (organisation_id, id) on delete cascade
);
create index request_comments_by_request on request_comments (request_id, written_at, id);
create index request_comments_by_author on request_comments (author_id, written_at desc);
select isolate('request_comments');
grant select, insert on request_comments to cartage_app, cartage_platform;

-- A fault, as a person reported it. The organisation's connection does not reach these: they belong to the maintainers.
create table technical_issues (
  id              uuid primary key,
  -- none for people of the platform
  organisation_id uuid references organisations (id) on delete cascade,
  raised_by       uuid not null references users (id),
  trace_id        text,
  state           text not null default 'new',
  severity        text not null,
  path            text not null,
  code            text,
  version         text not null,
  user_agent      text,
  assignee_id     uuid references users (id),
  times           integer not null default 1,
  raised_at       timestamptz not null,
  changed_at      timestamptz not null,
  constraint technical_issues_state_known
    check (state in ('new', 'accepted', 'in_progress', 'resolved', 'declined', 'reopened')),
  constraint technical_issues_severity_known check (severity in ('minor', 'major', 'critical')),
  constraint technical_issues_times_from_one check (times >= 1)
);
create unique index technical_issues_once_per_trace on technical_issues (organisation_id, raised_by, trace_id)
  nulls not distinct where trace_id is not null;
create index technical_issues_by_change on technical_issues (changed_at desc, id desc);
alter table technical_issues enable row level security;
alter table technical_issues force row level security;
create policy owner_migrates on technical_issues to cartage_owner using (true) with check (true);
create policy platform_sees_all on technical_issues to cartage_platform using (true) with check (true);
grant select, update (state, severity, assignee_id, changed_at) on technical_issues to cartage_platform;

-- The same moves as in packages/domain/src/issues/states.ts.
create function guard_issue_state() returns trigger
  language plpgsql as $$
begin
  if (old.state, new.state) not in (
    ('new', 'accepted'), ('new', 'declined'),
    ('accepted', 'in_progress'), ('accepted', 'resolved'), ('accepted', 'declined'),
    ('in_progress', 'accepted'), ('in_progress', 'resolved'), ('in_progress', 'declined'),
    ('resolved', 'reopened'), ('declined', 'reopened'),
    ('reopened', 'accepted'), ('reopened', 'in_progress'), ('reopened', 'resolved'), ('reopened', 'declined'))
  then
    raise exception 'a technical issue does not go from % to %', old.state, new.state
      using errcode = 'check_violation', constraint = 'technical_issues_state_follows';
  end if;
  return new;
end $$;
create trigger technical_issues_guard_state before update of state on technical_issues
  for each row when (old.state is distinct from new.state) execute function guard_issue_state();

-- What happened to an issue: each time it was raised, each comment, and each change with what was before and after.
create table technical_issue_entries (
  id         uuid primary key,
  issue_id   uuid not null references technical_issues (id) on delete cascade,
  kind       text not null,
  author_id  uuid not null references users (id),
  behind_id  uuid references users (id),
  body       text,
  before     text,
  after      text,
  -- what the sender calls a report, so that a repeat of it is known
  key        text,
  written_at timestamptz not null,
  constraint technical_issue_entries_kind_known check (kind in ('raised', 'comment', 'state', 'severity', 'assignee')),
  constraint technical_issue_entries_comments_say_something check (kind <> 'comment' or btrim(coalesce(body, '')) <> ''),
  constraint technical_issue_entries_once_per_key unique (author_id, key)
);
create index technical_issue_entries_by_issue on technical_issue_entries (issue_id, written_at, id);
create index technical_issue_entries_by_author on technical_issue_entries (author_id, written_at desc);
alter table technical_issue_entries enable row level security;
alter table technical_issue_entries force row level security;
create policy owner_migrates on technical_issue_entries to cartage_owner using (true) with check (true);
create policy platform_sees_all on technical_issue_entries to cartage_platform using (true) with check (true);
grant select, insert on technical_issue_entries to cartage_platform;

-- Raises an issue for the person of a session, or counts once more the one that they raised with the same trace. A repeat
-- of a report changes nothing. No row when they raised too many within an hour.
create function raise_technical_issue(given_session uuid, given_issue uuid, given_entry uuid, given_key text,
                                      given_trace text, given_severity text, given_path text, given_code text,
                                      given_version text, given_agent text, given_body text, most integer, at timestamptz)
  returns table (issue_id uuid, times integer, is_repeat boolean)
  language plpgsql security definer set search_path = public as $$
#variable_conflict use_column
declare
  person uuid;
  organisation uuid;
  behind uuid;
  raised technical_issues;
begin
  select s.user_id, s.organisation_id, s.behind_id into person, organisation, behind from find_session(given_session) s;
  -- reports of one person wait for each other, so that the limit holds
  perform pg_advisory_xact_lock(hashtextextended('technical_issues ' || person::text, 0));
  return query
    select i.id, i.times, true
      from technical_issue_entries e join technical_issues i on i.id = e.issue_id
     where e.author_id = person and e.key = given_key;
  if found then return; end if;
  if (select count(*) from technical_issue_entries e
       where e.author_id = person and e.kind = 'raised' and e.written_at > at - interval '1 hour') >= most
  then return; end if;
  insert into technical_issues as i (id, organisation_id, raised_by, trace_id, severity, path, code, version, user_agent,
                                     raised_at, changed_at)
  values (given_issue, organisation, person, given_trace, given_severity, given_path, given_code, given_version,
          given_agent, at, at)
  on conflict (organisation_id, raised_by, trace_id) where trace_id is not null
    do update set times = i.times + 1, changed_at = at
  returning * into raised;
  insert into technical_issue_entries (id, issue_id, kind, author_id, behind_id, body, key, written_at)
  values (given_entry, raised.id, 'raised', person, behind, given_body, given_key, at);
  return query select raised.id, raised.times, false;
end $$;
revoke execute on function raise_technical_issue(uuid, uuid, uuid, text, text, text, text, text, text, text, text, integer,
  timestamptz) from public;
grant execute on function raise_technical_issue(uuid, uuid, uuid, text, text, text, text, text, text, text, text, integer,
  timestamptz) to cartage_app;
