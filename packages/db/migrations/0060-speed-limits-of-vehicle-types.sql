-- What rules on the limits of vehicle types go by, m/s by type; a type that is missing has the default of the domain.
alter table organisations add column speed_limits_mps jsonb not null default '{}';
grant update (speed_limits_mps) on organisations to cartage_app;

-- Workers read the versions that may judge a fix: an installation's rules by organisation, and how often each told.
create index alerts_by_rule on alerts (rule_id, opened_at);

-- Reading a month of a fleet is shared between processors, which one unsafe function in a policy prevents.
alter function current_organisation_key() parallel safe;
