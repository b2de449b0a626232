import { setImmediate as nextTurn } from "node:timers/promises";
import { connect, type Database } from "@cartage/db/client";
import { type Session, withOrganisation } from "@cartage/db/session";
import { test } from "@cartage/testing/test";
import fc from "fast-check";
import { expect } from "vitest";

interface Asked {
  organisationId: string;
  id: number;
}

const refusal = new Error("refused");
const organisations = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];

/** As many columns as the id says: a row read as another's is seen. */
function answerTo({ sql }: Pick<Session, "sql">, { id }: Asked) {
  const more = Array.from(
    { length: 1 + (id % 5) },
    (_, column) => sql`, ${`${id}-${column}`}::text as ${sql(`c${column}`)}`,
  );
  return sql`select current_setting('app.organisation', true) as organisation, ${id}::int as id ${more}`;
}

function expected({ organisationId, id }: Asked) {
  const more = Array.from({ length: 1 + (id % 5) }, (_, column) => [`c${column}`, `${id}-${column}`]);
  return [{ organisation: organisationId, id, ...Object.fromEntries(more) }];
}

/** What may be asked in a session, and what its answer has to be; an error is told by its code or message. */
const inSession = {
  read: { work: answerTo, gives: expected },
  write: {
    work: (session: Session, asked: Asked) =>
      session.transaction(async (tx) => {
        const [first, second] = await Promise.all([answerTo(tx, asked), answerTo(tx, { ...asked, id: asked.id + 1 })]);
        return [first, second, await answerTo(tx, asked)];
      }),
    gives: (asked: Asked) => [expected(asked), expected({ ...asked, id: asked.id + 1 }), expected(asked)],
  },
  page: {
    work: async ({ sql }: Session, { organisationId, id }: Asked) => {
      const pages = sql`select ${organisationId}::text as organisation, ${id}::int as id from generate_series(1, 5)`;
      const read: unknown[] = [];
      // left before its end
      for await (const page of pages.cursor(1)) if (read.push(...page) === 2) break;
      return read;
    },
    gives: ({ organisationId, id }: Asked) => Array(2).fill({ organisation: organisationId, id }),
  },
  refused: { work: () => Promise.reject(refusal), gives: () => "refused" },
  failed: {
    work: (session: Session, { id }: Asked) =>
      session.transaction(({ sql }) => sql`select 1 / (${id}::int - ${id}::int)`),
    gives: () => "22012",
  },
  unwritable: {
    work: (session: Session, asked: Asked) =>
      Promise.all([answerTo(session, asked), session.sql`select ${new Date(Number.NaN)}::timestamptz as at`]),
    gives: () => "Invalid time value",
  },
  /** Ends while statements of it are unanswered and others are still to come. */
  abandoned: {
    work: async (session: Session, asked: Asked) => {
      const goesOn = async () => {
        for (let turn = 0; turn < 3; turn++) expect(await answerTo(session, asked)).toEqual(expected(asked));
      };
      void goesOn().catch((error: unknown) => expect(error).toMatchObject({ code: "CONNECTION_RELEASED" }));
      await nextTurn();
      throw refusal;
    },
    gives: () => "refused",
  },
} satisfies Record<string, { work(session: Session, asked: Asked): Promise<unknown>; gives(asked: Asked): unknown }>;

const kinds = [...(Object.keys(inSession) as (keyof typeof inSession)[]), "outside"] as const;
const requests = fc.array(
  fc.record({
    kind: fc.constantFrom(...kinds),
    organisationId: fc.constantFrom(...organisations),
    id: fc.integer({ min: 1, max: 1_000 }),
    afterTurns: fc.nat(6),
  }),
  { minLength: 1, maxLength: 24 },
);

test("requests of several organisations at once on few cold connections have their own answers", async ({ urls }) => {
  await fc.assert(
    fc.asyncProperty(requests, fc.integer({ min: 1, max: 4 }), async (asked, max) => {
      const pool = connect(urls.app, { max, name: "test" });
      try {
        const answers = await Promise.all(asked.map((request) => ask(pool, request)));
        expect(answers).toEqual(
          asked.map((request) =>
            // outside of sessions there is no organisation
            request.kind === "outside"
              ? expected({ ...request, organisationId: "" })
              : inSession[request.kind].gives(request),
          ),
        );
      } finally {
        await pool.end();
      }
    }),
    { numRuns: 60 },
  );
});

async function ask(
  pool: Database,
  { kind, afterTurns, ...asked }: Asked & { kind: (typeof kinds)[number]; afterTurns: number },
): Promise<unknown> {
  for (let turn = 0; turn < afterTurns; turn++) await nextTurn();
  if (kind === "outside") {
    const [row] = await answerTo(pool, asked);
    // a connection that never had one tells null
    return [{ ...row, organisation: row?.organisation ?? "" }];
  }
  const { work } = inSession[kind];
  return withOrganisation<unknown>(pool, asked.organisationId, (session) => work(session, asked)).catch(
    ({ code, message }) => code ?? message,
  );
}
