import { appRouter } from "@cartage/api/root";
import { capabilitiesOf } from "@cartage/domain/permissions";
import { expect } from "vitest";
import { test as withApi } from "../api/api-test.ts";
import { everyProcedure } from "./every-procedure.ts";
import { type Furnished, furnish } from "./furnish.ts";

/** One for all: that it stays as it is, is what each test says. */
const test = withApi.extend<{ $file: { theirs: Furnished } }>({
  theirs: [({ make, owner, ingest }, use) => furnish({ make, owner, ingest }).then(use), { scope: "file" }],
});

test("every procedure is tried", () => {
  expect(Object.keys(appRouter._def.procedures).sort()).toEqual(Object.keys(everyProcedure).sort());
});

const ofThePlatform: string[] = capabilitiesOf.platform_administrator.slice();

/** What is not refused for what the caller is: those of people and processes themselves take no foreign ids. */
const refusals = ["NOT_FOUND", "BAD_REQUEST", "FORBIDDEN", "UNAUTHORIZED"];

test.for(Object.entries(everyProcedure))(
  "for %s another organisation does not exist",
  async ([, { needs, call }], { make, owner, theirs, as, api }) => {
    const before = await rowsOf(owner, theirs);
    const administrator = api(await as.organisationAdministrator(await make.organisation()));

    const answer = await call(administrator, theirs).catch((error: unknown) => {
      const code = error instanceof Error && "code" in error ? error.code : error;
      expect(
        needs.includes(".") && !ofThePlatform.includes(needs) && needs !== "own_vehicle.view"
          ? refusals.slice(0, 2)
          : refusals,
      ).toContain(code);
      return null;
    });

    const said = JSON.stringify(answer);
    const { organisation, vehicle, device, group, user, ...ids } = theirs;
    const others = [
      ids.apiKeyId,
      ids.invitationId,
      ids.providerId,
      ids.requestId,
      ids.issueId,
      ids.shareId,
      ids.tripEditId,
    ];
    for (const secret of [organisation.id, vehicle.id, device.id, group.id, user.id, ...others])
      expect(said).not.toContain(secret);
    expect(await rowsOf(owner, theirs)).toEqual(before);
  },
);

async function rowsOf(owner: { sql: import("postgres").Sql }, { organisation }: Furnished) {
  const tables = [
    ...["vehicles", "devices", "fittings", "vehicle_groups", "outbox", "command_receipts", "audit_entries", "members"],
    ...[
      "sessions",
      "invitations",
      "mails",
      "api_keys",
      "api_key_secrets",
      "requests",
      "request_comments",
      "organisation_logos",
    ],
    ...["identity_providers", "identity_domains", "phone_codes", "technical_issues"],
  ];
  return Promise.all(
    tables.map(
      (table) => owner.sql`select * from ${owner.sql(table)} where organisation_id = ${organisation.id} order by 1`,
    ),
  );
}
