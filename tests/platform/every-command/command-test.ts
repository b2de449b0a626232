import { type CallContext, createContext, createProcessContext } from "@cartage/api/call-context";
import { createCaller } from "@cartage/api/root";
import type { Services } from "@cartage/api/services";
import { hashPassword } from "@cartage/auth/password";
import { newId } from "@cartage/db/id";
import type { Actor } from "@cartage/domain/actor";
import { capabilitiesOf } from "@cartage/domain/permissions";
import { test as base } from "../../api/api-test.ts";
import type { Row } from "../../tenancy/every-procedure/row.ts";
import { everyProcedure } from "../../tenancy/every-procedure.ts";
import { type Furnished, furnish } from "../../tenancy/furnish.ts";
import { everyCommand } from "../every-command.ts";
import { type Api, type Command, type Given, password } from "./command.ts";

export const address = "192.0.2.7";
export const ofOrganisations: readonly string[] = capabilitiesOf.organisation_administrator;

export const commands = Object.entries(everyCommand).map(([path, command]): [string, Command, Row] => {
  const row = everyProcedure[path];
  if (!row) throw new Error(`${path} is no procedure.`);
  return [path, command, row];
});

/** The API as an actor under a request of its own, from an address. */
export function under(services: Services, actor: Actor, requestId: string = newId()): { api: Api; requestId: string } {
  const { sessionId, kind } = actor;
  const headers = new Headers({ "x-request-id": requestId });
  const context: CallContext =
    kind === "process"
      ? { ...createProcessContext(services, actor), requestId, address }
      : createContext({ services, headers, sessionId, address });
  return { api: createCaller(context), requestId };
}

interface FileFixtures {
  /** One: a command that holds one and waits for another may wait for those who do the same. */
  connections: number;
  passwordHash: string;
  /** One organisation that has everything, for all tests that leave it as it is. */
  common: Furnished;
}

interface CommandFixtures {
  given: Omit<Given, "caller">;
  /** Somebody who may call a procedure in an organisation. */
  callerOf: (row: Row, rows: Furnished) => Promise<Actor>;
}

/** Each test in an organisation that has everything. */
export const test = base
  .extend<{ $file: FileFixtures }>({
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixture's needs from the pattern
    connections: [async ({}, use) => use(1), { scope: "file" }],
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixture's needs from the pattern
    passwordHash: [async ({}, use) => use(await hashPassword(password)), { scope: "file" }],
    common: [
      async ({ make, owner, ingest, passwordHash }, use) => {
        const rows = await furnish({ make, owner, ingest, isProven: true });
        await owner.sql`update users set password_hash = ${passwordHash} where id = ${rows.user.id}`;
        await use(rows);
      },
      { scope: "file" },
    ],
  })
  .extend<CommandFixtures>({
    given: async ({ task, make, owner, ingest, as, api, platform, people, proofs, clock, passwordHash }, use) => {
      const isProven = task.name.includes("proofs.");
      const rows = await furnish({ make, owner, ingest, isProven });
      await owner.sql`update users set password_hash = ${passwordHash} where id = ${rows.user.id}`;
      await use({ rows, api, make, as, owner, platform, people, proofs, clock });
    },
    callerOf: async ({ as, owner, passwordHash }, use) => {
      await use(async ({ needs }, { organisation }) => {
        if (needs === "nothing" || needs === "own_process") return as.process(newId());
        const isInside = needs === "signed_in" || ofOrganisations.includes(needs);
        const actor = await (isInside ? as.organisationAdministrator(organisation) : as.platformAdministrator());
        await owner.sql`update users set password_hash = ${passwordHash} where id = ${actor.id}`;
        return actor;
      });
    },
  });
