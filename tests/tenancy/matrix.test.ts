import { createContext } from "@cartage/api/call-context";
import { createCaller } from "@cartage/api/root";
import { capabilitiesOf } from "@cartage/domain/permissions";
import { TRPCError } from "@trpc/server";
import { expect } from "vitest";
import { test as withApi } from "../api/api-test.ts";
import type { Row } from "./every-procedure/row.ts";
import { everyProcedure } from "./every-procedure.ts";
import { type Furnished, furnish } from "./furnish.ts";
import { isMutation } from "./is-mutation.ts";
import { procedureCallers as callers } from "./matrix-sides.ts";

type Caller = (typeof callers)[number];
type Api = ReturnType<typeof createCaller>;

/** What the table of permissions says of a call: let through, or how it is refused. */
function expected({ needs, isForPeople }: Row, caller: Caller): "let_through" | "FORBIDDEN" | "UNAUTHORIZED" {
  if (needs === "nothing") return "let_through";
  if (needs === "own_process") return "FORBIDDEN";
  const isNobody = caller === "signed_out" || caller === "revoked" || caller === "revoked_api_key";
  if (isNobody) return "UNAUTHORIZED";
  if (caller === "api_key_of_every_scope" || caller === "api_key_of_another_scope") {
    if (needs === "signed_in" || ofThePlatform.includes(needs) || isForPeople) return "UNAUTHORIZED";
    const scopes = caller === "api_key_of_every_scope" ? everyScope : ["devices.view"];
    return scopes.includes(needs) ? "let_through" : "FORBIDDEN";
  }
  if (needs === "signed_in") return "let_through";
  return (capabilitiesOf[caller] as readonly string[]).includes(needs) ? "let_through" : "FORBIDDEN";
}

const ofThePlatform: string[] = capabilitiesOf.platform_administrator.slice();
const everyScope: string[] = [
  ...["vehicles.view", "vehicles.edit", "devices.view", "devices.manage", "tracking.view"],
  ...["hubs.view", "hubs.edit"],
];
const procedures = Object.entries(everyProcedure);

type CallerOf = (caller: Caller) => Promise<Api>;
interface Stage {
  rows: Furnished;
  callerOf: CallerOf;
}

/** An organisation that has everything, and each kind of caller of it; `common` is for what only reads. */
const test = withApi.extend<{
  $file: { connections: number; stage: (isProven: boolean) => Promise<Stage>; common: Stage };
}>({
  // a procedure that holds one connection and waits for another may wait for those who do the same
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixture's needs from the pattern
  connections: [async ({}, use) => use(1), { scope: "file" }],
  stage: [
    async ({ make, owner, ingest, as, api, services }, use) => {
      const withKey = (secret: string) =>
        createCaller(createContext({ services, headers: new Headers({ authorization: `Bearer ${secret}` }) }));
      await use(async (isProven) => {
        const rows = await furnish({ make, owner, ingest, isProven });
        const { organisation } = rows;
        const { integrations } = api(await as.organisationAdministrator(organisation));
        const callerOf: CallerOf = async (caller) => {
          switch (caller) {
            case "platform_administrator":
              return api(await as.platformAdministrator());
            case "maintainer":
              return api(await as.maintainer());
            case "organisation_administrator":
              return api(await as.organisationAdministrator(organisation));
            case "hub_worker":
              return api(await as.hubWorker(organisation));
            case "dispatcher":
            case "viewer":
            case "driver":
              return api(await as[caller](organisation));
            case "signed_out":
              return api(null);
            case "revoked": {
              const actor = await as.organisationAdministrator(organisation);
              await owner.sql`update sessions set revoked_at = now() where id = ${actor.sessionId}`;
              return api(actor);
            }
            case "api_key_of_every_scope":
              return withKey(
                (await integrations.keys.create({ name: "every", scopes: everyScope as ["vehicles.view"] })).secret,
              );
            case "api_key_of_another_scope":
              return withKey((await integrations.keys.create({ name: "another", scopes: ["devices.view"] })).secret);
            case "revoked_api_key": {
              const { apiKeyId, secret } = await integrations.keys.create({ name: "gone", scopes: ["vehicles.view"] });
              await integrations.keys.revoke({ apiKeyId });
              return withKey(secret);
            }
          }
        };
        return { rows, callerOf };
      });
    },
    { scope: "file" },
  ],
  common: [
    async ({ stage }, use) => {
      const { rows, callerOf } = await stage(true);
      const known = new Map<Caller, Promise<Api>>();
      await use({
        rows,
        callerOf(caller) {
          const own = known.get(caller) ?? callerOf(caller);
          known.set(caller, own);
          return own;
        },
      });
    },
    { scope: "file" },
  ],
});

test.for(procedures)(
  `%s, for each of ${callers.length} kinds of callers (${procedures.length * callers.length} cells in all)`,
  async ([path, row], { stage, common }) => {
    const { rows, callerOf } = isMutation(path) ? await stage(path.startsWith("proofs.")) : common;
    const found: Partial<Record<Caller, string>> = {};
    for (const caller of callers) found[caller] = await outcomeOf(row, row.call(await callerOf(caller), rows));
    expect(found).toEqual(Object.fromEntries(callers.map((caller) => [caller, expected(row, caller)])));
  },
);

/**
 * Whether a call was refused for who called; another refusal, as that a row is gone by now, comes after that. What fails
 * by a fault of ours proves neither, and is told with its cause.
 */
async function outcomeOf({ needs }: Row, call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => null,
    (error: unknown) => error ?? "nothing",
  );
  if (error === null) return "let_through";
  if (!(error instanceof TRPCError)) return `failed: ${error}`;
  if (error.code === "INTERNAL_SERVER_ERROR") return `failed: ${error.cause?.stack ?? error.message}`;
  // who is not known yet may be told that a password or a token is wrong
  const isOfTheCaller = error.code === "FORBIDDEN" || (error.code === "UNAUTHORIZED" && needs !== "nothing");
  return isOfTheCaller ? error.code : "let_through";
}
