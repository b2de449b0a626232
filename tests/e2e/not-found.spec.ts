import { expect, readDemo, test } from "./setup/people.ts";

test("another organisation's vehicle, an id of nothing and an unknown page are the same not-found", async ({ as }) => {
  const page = await as("admin@north.example");
  const { devices } = await readDemo();
  const foreign = devices.find((device) => device.organisation === "Southern Freight");
  const seen: { status: number | undefined; text: string | null }[] = [];
  for (const path of [
    `/vehicles/${foreign?.vehicleId}`,
    `/devices/${foreign?.id}`,
    "/vehicles/019b0000-0000-7000-8000-000000000000",
    "/vehicles/not-an-id",
    "/no-such-page",
  ]) {
    const response = await page.goto(path, { waitUntil: "load" });
    seen.push({ status: response?.status(), text: await page.getByRole("main").textContent() });
    await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  }
  expect(new Set(seen.map(({ text }) => text)).size).toBe(1);
  expect(seen.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
});
