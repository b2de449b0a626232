import { afterEach, expect, test, vi } from "vitest";

/** As on a page that has just loaded. */
async function loadPage() {
  vi.resetModules();
  return await import("./signed-out.ts");
}

afterEach(() => vi.unstubAllGlobals());

test("what is refused while somebody signs out leads nowhere; where that fails, it leads to signing in again", async () => {
  const { goSignIn, whileLeaving } = await loadPage();
  const assign = vi.fn();
  vi.stubGlobal("window", { location: { pathname: "/vehicles", search: "?type=van", assign } });
  const address = "/sign-in?to=%2Fvehicles%3Ftype%3Dvan";
  goSignIn();
  expect(assign.mock.calls).toEqual([[address]]);

  const failing = whileLeaving(async () => {
    goSignIn();
    throw new Error("The server does not answer.");
  });
  await expect(failing).rejects.toThrow("The server does not answer.");
  expect(assign).toHaveBeenCalledTimes(1);
  goSignIn();
  expect(assign).toHaveBeenCalledTimes(2);

  await whileLeaving(async () => undefined);
  goSignIn();
  expect(assign).toHaveBeenCalledTimes(2);
});

test("what a page asks is given up while it signs out, and asked again where that fails", async () => {
  const { whileLeaving, whileStaying } = await loadPage();
  const asked: string[] = [];
  const ask = (name: string) => () => {
    asked.push(name);
    return () => asked.push(`not ${name}`);
  };
  const endStream = whileStaying(ask("stream"));
  const endDone = whileStaying(ask("done"));
  endDone();
  expect(asked.splice(0)).toEqual(["stream", "done", "not done"]);

  const failing = whileLeaving(async () => {
    whileStaying(ask("late"));
    expect(asked.splice(0)).toEqual(["not stream"]);
    throw new Error("The server does not answer.");
  });
  await expect(failing).rejects.toThrow("The server does not answer.");
  expect(asked.splice(0)).toEqual(["stream", "late"]);

  endStream();
  await whileLeaving(async () => undefined);
  expect(asked).toEqual(["not stream", "not late"]);
});
