-- The demonstration is seeded under cartage_platform, with the policies by which its rules escalate.
grant insert on escalation_choices to cartage_platform;
