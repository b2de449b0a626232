import { ArrayColumns } from "@cartage/db/array-columns";
import { test } from "@cartage/testing/test";
import fc from "fast-check";
import { expect } from "vitest";

const types = ["bool", "int2", "int4", "int8", "float8", "text", "timestamptz", "bytea"] as const;
const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null, freq: 4 });
const rows = fc.array(
  fc.tuple(
    optional(fc.boolean()),
    optional(fc.integer({ min: -32_768, max: 32_767 })),
    optional(fc.integer({ min: -2_147_483_648, max: 2_147_483_647 })),
    optional(fc.maxSafeInteger()),
    optional(fc.double({ noNaN: true })),
    // Postgres' text holds no NUL
    optional(fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\0"))),
    optional(fc.integer({ min: Date.UTC(1, 0), max: Date.UTC(9999, 11) })),
    optional(fc.uint8Array()),
  ),
  { maxLength: 40 },
);

test("what is written into array columns is what Postgres reads", async ({ owner }) => {
  await fc.assert(
    fc.asyncProperty(rows, async (written) => {
      const columns = new ArrayColumns(types);
      for (const row of written) columns.add(row);
      const read = await owner.sql.unsafe(
        `select *, (extract(epoch from g) * 1000)::text as g
           from unnest($1::bool[], $2::int2[], $3::int4[], $4::int8[], $5::float8[], $6::text[], $7::timestamptz[], $8::bytea[])
             as given (a, b, c, d, e, f, g, h)`,
        columns.parameters(owner.sql),
      );
      const numberOf = (text: string | null) => (text === null ? null : Number(text));
      const bytesOf = (bytes: Uint8Array | null) => bytes && [...bytes];
      expect(read.map(({ a, b, c, d, e, f, g, h }) => [a, b, c, numberOf(d), e, f, numberOf(g), bytesOf(h)])).toEqual(
        written.map(([a, b, c, d, e, f, g, h]) => [a, b, c, d, e, f, g, bytesOf(h)]),
      );
    }),
    { numRuns: 100 },
  );
});
