export const roles = [
  "platform_administrator",
  "maintainer",
  "organisation_administrator",
  "dispatcher",
  "viewer",
  "hub_worker",
  "driver",
] as const;

export type Role = (typeof roles)[number];

/** What an actor may do inside its organisation. */
export type OrganisationCapability =
  | "vehicles.view"
  | "vehicles.edit"
  | "hubs.view"
  | "hubs.edit"
  | "drivers.view"
  | "drivers.edit"
  | "devices.view"
  | "devices.manage"
  | "tracking.view"
  | "own_vehicle.view"
  | "positions.send"
  | "geofences.edit"
  | "rules.edit"
  | "alerts.work"
  | "trips.edit"
  | "tracks.share"
  | "history.import"
  | "devices.instruct"
  | "orders.view"
  // of one order alone, by its tracking link
  | "own_order.view"
  | "own_order.change"
  | "public_page.use"
  | "orders.edit"
  | "proofs.add"
  | "incidents.view"
  | "incidents.report"
  | "incidents.work"
  | "routes.view"
  | "routes.edit"
  | "routes.drive"
  | "audit.view"
  | "members.manage"
  | "keys.manage"
  | "organisation.manage"
  | "sso.manage"
  | "requests.ask"
  | "requests.answer"
  | "plan.view";

/** What an actor may do across organisations. */
export type PlatformCapability =
  | "instances.view"
  | "instances.keep"
  | "organisations.view"
  | "organisations.manage"
  | "users.view"
  | "users.manage"
  | "users.act_for"
  | "platform_audit.view"
  | "requests.answer_passed_on"
  | "issues.manage"
  | "plans.manage"
  | "webhooks.view"
  | "webhooks.receive";

export type Capability = OrganisationCapability | PlatformCapability;

/** What everybody may who is a member. */
const asking = ["requests.ask"] as const satisfies Capability[];
/** What people do who handle goods. */
const handling = ["proofs.add", "incidents.report"] as const satisfies Capability[];
/** What people of the platform do for everybody. */
const supporting = ["requests.answer_passed_on", "issues.manage"] as const satisfies Capability[];
const looking = [
  "vehicles.view",
  "devices.view",
  "tracking.view",
  "hubs.view",
  "drivers.view",
  "orders.view",
  "incidents.view",
  "routes.view",
] as const satisfies Capability[];

/** What a dispatcher steers the fleet with. */
const dispatching = [
  "vehicles.edit",
  "hubs.edit",
  "drivers.edit",
  "geofences.edit",
  "rules.edit",
  "alerts.work",
  "trips.edit",
  "tracks.share",
  "devices.instruct",
  "orders.edit",
  "incidents.work",
  ...handling,
  "routes.edit",
  "routes.drive",
] as const satisfies Capability[];

/** The one table of who may do what; screens ask it through `can`. */
export const capabilitiesOf = {
  platform_administrator: [
    "instances.view",
    "organisations.view",
    "organisations.manage",
    "users.view",
    "users.manage",
    "users.act_for",
    "platform_audit.view",
    ...supporting,
    "plans.manage",
    "webhooks.view",
  ],
  maintainer: ["instances.view", "organisations.view", "users.view", "webhooks.view", ...supporting],
  organisation_administrator: [
    ...asking,
    ...looking,
    ...dispatching,
    "devices.manage",
    "history.import",
    "audit.view",
    "members.manage",
    "keys.manage",
    "organisation.manage",
    "sso.manage",
    "requests.answer",
    "plan.view",
  ],
  dispatcher: [...asking, ...looking, ...dispatching],
  viewer: [...asking, ...looking],
  hub_worker: [...asking, ...handling, "vehicles.view", "hubs.view"],
  driver: [...asking, ...handling, "own_vehicle.view", "routes.drive"],
} as const satisfies Record<Role, readonly Capability[]>;

/** What nobody does on somebody else's behalf: it could not be taken back, or would outlast the acting. */
export const neverOnBehalf = [
  "members.manage",
  "keys.manage",
  "organisation.manage",
  "sso.manage",
  "devices.manage",
  "devices.instruct",
  "tracks.share",
  // who was not there proves nothing
  "proofs.add",
] as const satisfies OrganisationCapability[];

/** The roles that a member may have. */
export type MemberRole = Exclude<Role, "platform_administrator" | "maintainer">;

/** What a program may be trusted with by an API key: never people, keys or the audit trail. */
export const apiKeyScopes = [
  "vehicles.view",
  "vehicles.edit",
  "devices.view",
  "devices.manage",
  "tracking.view",
  "positions.send",
  "geofences.edit",
  "alerts.work",
  "hubs.view",
  "hubs.edit",
  "orders.view",
  "orders.edit",
  "routes.view",
  "routes.edit",
] as const satisfies OrganisationCapability[];

export type ApiKeyScope = (typeof apiKeyScopes)[number];

/** Whether someone holds a capability; asked by screens before they offer what the server would refuse. */
export function can(holder: { capabilities: readonly Capability[] }, capability: Capability): boolean {
  return holder.capabilities.includes(capability);
}
