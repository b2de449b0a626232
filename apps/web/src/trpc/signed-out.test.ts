import { afterEach, expect, test, vi } from "vitest";
import { goSignIn, whileLeaving } from "./signed-out.ts";

afterEach(() => vi.unstubAllGlobals());

test("what is refused while somebody signs out leads nowhere; where that fails, it leads to signing in again", async () => {
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
