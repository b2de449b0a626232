import { appRouter } from "@cartage/api/root";
import { newId } from "@cartage/db/id";
import { neverOnBehalf } from "@cartage/domain/permissions";
import type { Database } from "@cartage/domain/run-as";
import { describe, expect } from "vitest";
import type { Row } from "../tenancy/every-procedure/row.ts";
import type { Furnished } from "../tenancy/furnish.ts";
import { isMutation } from "../tenancy/is-mutation.ts";
import type { Entries } from "./every-command/command.ts";
import { address, commands, ofOrganisations, test, under } from "./every-command/command-test.ts";
import { onBehalfOf } from "./on-behalf-of.ts";

const never: readonly string[] = neverOnBehalf;
/** What a person does in no organisation in particular may be done for them; what is their own may not. */
const alsoOnBehalf = ["issues.raise", "accounts.signOut"];

/** Ids that nothing has. */
const nowhere: Furnished = {
  organisation: { id: newId(), key: 0, name: "Nowhere" },
  user: { id: newId(), email: "nobody@cartage.example", name: "Nobody", organisationId: null, role: null },
  session: { id: newId() },
  group: { id: newId(), organisationId: newId(), name: "None", parentId: null },
  vehicle: { id: newId(), organisationId: newId(), name: "None", plate: "None" },
  device: { id: newId(), key: 0, organisationId: newId(), organisationKey: 0, name: "None", secret: "None" },
  apiKeyId: newId(),
  invitationId: newId(),
  providerId: newId(),
  domain: "nowhere.example",
  requestId: newId(),
  issueId: newId(),
  ruleId: newId(),
  geofenceId: newId(),
  instructionId: newId(),
  alertId: newId(),
  policyId: newId(),
  rotaId: newId(),
  overrideId: newId(),
  webhookId: newId(),
  notificationId: newId(),
  pushEndpoint: "https://push.example/nowhere",
  shareId: newId(),
  tripEditId: newId(),
  importId: newId(),
  assignmentId: newId(),
  hubId: newId(),
  otherHubId: newId(),
  laneId: newId(),
  customerId: newId(),
  addressId: newId(),
  orderId: newId(),
  orderCode: "none",
  fileId: newId(),
  recurringOrderId: newId(),
  linkId: newId(),
  provenOrderId: newId(),
  provenNumber: "0",
  proofId: newId(),
  incidentId: newId(),
  routeId: newId(),
  otherRouteId: newId(),
  dispatchId: newId(),
  pickupId: newId(),
  stopId: newId(),
};

async function entriesOf({ sql }: Database, requestId: string) {
  const rows = await sql<Record<string, string | null>[]>`
    select organisation_id as trail, type, actor_kind as kind, actor_id as actor, behind_id as behind, address
      from audit_entries where request_id = ${requestId} order by audit_entries.id`;
  return [...rows];
}

const byTrail = (rows: readonly { trail?: string | null }[]) =>
  rows.toSorted((one, other) => (one.trail ?? "").localeCompare(other.trail ?? ""));

test("every mutation of the API is tried", () => {
  const mutations = Object.keys(appRouter._def.procedures).filter(isMutation);
  expect(mutations.length).toBeGreaterThan(0);
  expect(commands.map(([path]) => path).sort()).toEqual(mutations.sort());
  const without = commands.filter(([, { leaves }]) => leaves === "nothing");
  expect([commands.length, without.length]).toEqual([204, 13]);
  for (const [path, { because }] of without) expect(because, path).toBeTypeOf("string");
});

describe("a command that succeeds", () => {
  test.for(commands)(
    "leaves who did what from where under which request: %s",
    async ([, command, row], { given, callerOf, services, owner }) => {
      const caller = await (command.caller?.(given) ?? callerOf(row, given.rows));
      const { api, requestId } = under(services, caller);
      await (command.call?.(api, { ...given, caller }) ?? row.call(api, given.rows));

      const found = await entriesOf(owner, requestId);
      const actor = (await command.by?.({ ...given, caller })) ?? caller.id;
      const entry = { kind: command.byKind ?? "user", actor, behind: null, address };
      const { organisation, platform }: Entries =
        command.leaves === "nothing" ? { organisation: [], platform: [] } : command.leaves;
      expect(byTrail(found)).toEqual([
        ...platform.map((type) => ({ ...entry, trail: null, type })),
        ...organisation.map((type) => ({ ...entry, trail: given.rows.organisation.id, type })),
      ]);
    },
  );

  const inside = commands.filter(
    ([, { caller }, { needs }]) => !caller && (needs === "signed_in" || ofOrganisations.includes(needs)),
  );
  const may = ([path, , { needs }]: (typeof commands)[number]) =>
    alsoOnBehalf.includes(path) || (ofOrganisations.includes(needs) && !never.includes(needs));
  test.for(inside.filter(may))(
    "names both where somebody acts on the caller's behalf: %s",
    async ([, command, row], { given, callerOf, services, owner, as, app, clock }) => {
      const member = await callerOf(row, given.rows);
      const admin = await as.platformAdministrator();
      const caller = await onBehalfOf({ app, clock }, { admin, member });
      const { api, requestId } = under(services, caller);
      await (command.call?.(api, { ...given, caller }) ?? row.call(api, given.rows));
      const found = await entriesOf(owner, requestId);
      expect(found.length > 0).toBe(command.leaves !== "nothing");
      for (const entry of found) expect(entry).toMatchObject({ actor: member.id, behind: admin.id, address });
    },
  );
  test.for(inside.filter((command) => !may(command)))(
    "is refused to whoever acts on the caller's behalf where that is the caller's own, and leaves nothing: %s",
    async ([, , row], { common, callerOf, services, owner, as, app, clock }) => {
      const member = await callerOf(row, common);
      const admin = await as.platformAdministrator();
      const caller = await onBehalfOf({ app, clock }, { admin, member });
      const { api, requestId } = under(services, caller);
      await expect(row.call(api, common)).rejects.toMatchObject({ code: "FORBIDDEN" });
      expect(await entriesOf(owner, requestId)).toEqual([]);
    },
  );
});

describe("a command that is refused", () => {
  test("leaves nothing, whether a row is not there or the caller may not", async ({
    given,
    callerOf,
    services,
    owner,
    as,
  }) => {
    const callers = {
      viewer: () => as.viewer(given.rows.organisation),
      whoMay: (row: Row) => callerOf(row, given.rows),
    };
    const letThrough: Record<keyof typeof callers, string[]> = { viewer: [], whoMay: [] };
    for (const caller of ["viewer", "whoMay"] as const) {
      for (const [path, , row] of commands) {
        const { api, requestId } = under(services, await callers[caller](row));
        const isRefused = await row.call(api, nowhere).then(
          () => false,
          () => true,
        );
        if (isRefused) expect(await entriesOf(owner, requestId), path).toEqual([]);
        else letThrough[caller].push(path);
      }
    }
    const ownOfAPerson = [
      "accounts.sessions.endOthers",
      "accounts.password.askForReset",
      "accounts.email.verify",
      "accounts.invitations.askAgain",
      "accounts.phoneCodes.grant",
      "accounts.signOut",
      "notifications.markRead",
      "notifications.preferences.save",
      "notifications.push.add",
      "issues.raise",
      "requests.ask",
    ];
    expect(letThrough.viewer).toEqual(ownOfAPerson);
    // these name no row
    expect(letThrough.whoMay.filter((path) => !ownOfAPerson.includes(path))).toEqual([
      "accounts.organisation.update",
      "accounts.organisation.removeLogo",
      "accounts.invitations.send",
      "accounts.sso.add",
      "rules.setSpeedLimits",
      "notifications.webhooks.create",
      "geofences.create",
      "geofences.import",
      "tracking.screening.set",
      "business.saveRates",
      "orders.imports.run",
      "customers.create",
      "proofs.changeSettings",
      "proofs.rotateKey",
      "incidents.open",
      "plans.create",
      "platform.organisations.create",
      "platform.instances.register",
      "platform.instances.heartbeat",
      "platform.instances.leave",
      "tracking.letters.everywhere.retry",
      "recipients.settings.save",
      "routes.imports.preview",
      "routes.imports.take",
      "integrations.keys.create",
    ]);
  });
});
