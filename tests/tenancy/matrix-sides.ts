import { roles } from "@cartage/domain/permissions";

// The sides of the matrix, apart from the rows: who calls.

export const procedureCallers = [
  ...roles,
  "api_key_of_every_scope",
  "api_key_of_another_scope",
  "revoked_api_key",
  "signed_out",
  "revoked",
] as const;

export const routeCallers = [
  ...roles,
  "api_key_of_every_scope",
  "revoked_api_key",
  "signed_out",
  "revoked",
  "device",
  "device_with_anothers_secret",
  "device_of_another_organisation",
  "revoked_device",
  "device_of_suspended",
  "own_process",
  "broker",
] as const;

/** Who asks the routes of a running system, where people come with a browser's cookie. */
export const httpCallers = [
  ...roles,
  "another_organisation",
  "revoked",
  "forged_cookie",
  "signed_out",
  "access_token",
  "api_key_of_every_scope",
  "revoked_api_key",
  "device",
  "device_with_anothers_secret",
  "device_of_another_organisation",
  "broker",
  "provider",
] as const;

export const topicCallers = [
  "device",
  "device_with_anothers_secret",
  "revoked_device",
  "device_of_suspended",
  "user",
  "signed_out",
  "own_process",
] as const;
export const topicOwners = ["own", "same_organisation", "another_organisation"] as const;
export const topicActs = ["publish", "subscribe"] as const;

/** Every live subscription of the API. */
export const everyStream = ["tracking.live", "notifications.live", "routes.days.plan"];

/** What befalls a reader of a stream that is open. */
export const streamEvents = [
  "another_organisation_moves",
  "its_session_is_revoked",
  "it_is_deactivated",
  "its_role_no_longer_may",
  "its_organisation_is_suspended",
] as const;

export const brokerSecret = "agreed with the broker, 32 characters";
export const serviceCredential = { username: "cartage-worker", password: "service secret" };
