-- None: the levels begin again until somebody acknowledges.
alter table escalation_policies alter column repeats drop not null;
