import { expect, test, vi } from "vitest";
import { createHealth, Impaired } from "./health.ts";

const fine = async () => {};
const broken = async () => {
  throw new Error("connection refused");
};
const hanging = () => new Promise<void>(() => {});

test.each([
  { postgres: fine, broker: fine, status: "ok" },
  { postgres: fine, broker: broken, status: "degraded" },
  { postgres: broken, broker: fine, status: "down" },
  { postgres: broken, broker: broken, status: "down" },
])("only what is essential takes the process down: $status", async ({ postgres, broker, status }) => {
  const health = createHealth({
    version: "1",
    checks: { postgres: { isEssential: true, check: postgres }, broker: { isEssential: false, check: broker } },
  });

  const readiness = await health.readiness();

  expect(readiness).toEqual({
    status,
    version: "1",
    checks: {
      postgres: {
        status: postgres === fine ? "ok" : "down",
        latencyMs: expect.any(Number),
        sinceMs: expect.any(Number),
      },
      broker: { status: broker === fine ? "ok" : "down", latencyMs: expect.any(Number), sinceMs: expect.any(Number) },
    },
  });
});

test("a part that is impaired says why; what another error says stays inside", async () => {
  const check = async () => {
    throw new Impaired("Too much of both.", ["cpuShare", "lagMs"]);
  };
  const health = createHealth({
    version: "1",
    checks: { derivation: { isEssential: false, check }, broker: { isEssential: false, check: broken } },
  });
  const { status, checks } = await health.readiness();
  expect([status, checks.derivation?.causes, checks.broker?.causes]).toEqual([
    "degraded",
    ["cpuShare", "lagMs"],
    undefined,
  ]);
});

test("what does not answer in time is down, and says so", async () => {
  const onChange = vi.fn();
  const health = createHealth({
    version: "1",
    checks: { postgres: { isEssential: true, check: hanging } },
    timeoutMs: 10,
    onChange,
  });

  expect(await health.readiness()).toMatchObject({ status: "down" });
  expect(onChange).toHaveBeenCalledExactlyOnceWith("postgres", "down", new Error("no answer within 10 ms"));
});

test("a storm of probes asks each part once, and soon after not again", async () => {
  const check = vi.fn(fine);
  const health = createHealth({ version: "1", checks: { postgres: { isEssential: true, check } }, maxAgeMs: 60_000 });

  await Promise.all(Array.from({ length: 100 }, () => health.readiness()));
  await health.readiness();

  expect(check).toHaveBeenCalledTimes(1);
});

test("an answer that has aged is asked for again, and a change is told", async () => {
  const onChange = vi.fn();
  const check = vi.fn(fine).mockImplementationOnce(broken);
  const health = createHealth({
    version: "1",
    checks: { postgres: { isEssential: true, check } },
    maxAgeMs: -1,
    onChange,
  });

  expect(await health.readiness()).toMatchObject({ status: "down" });
  expect(await health.readiness()).toMatchObject({ status: "ok" });
  expect(onChange.mock.calls.map(([part, status]) => [part, status])).toEqual([
    ["postgres", "down"],
    ["postgres", "ok"],
  ]);
});

test("a process that stops is down, however well its parts are", async () => {
  const health = createHealth({ version: "1", checks: { postgres: { isEssential: true, check: fine } } });
  health.stopping();
  expect(await health.readiness()).toMatchObject({ status: "down", checks: { postgres: { status: "ok" } } });
});
