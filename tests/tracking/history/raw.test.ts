import { createExportEndpoint } from "@cartage/api/rest/history/export";
import { expect } from "vitest";
import { test } from "../deriving-test.ts";
import { put } from "./positions.ts";

const second = 1_000;
const dayMs = 86_400 * second;

test("raw history and export hold what came too old or from the future, marked and measured; clean ones do not", async ({
  deriving,
  make,
  as,
  api,
  clock,
  services,
  owner,
}) => {
  const organisation = await make.organisation();
  const { id: vehicleId } = await make.vehicle({ organisationId: organisation.id });
  const device = await make.device({ organisationId: organisation.id, vehicleId });
  const now = clock.now().getTime();
  const [old, past, soon, far] = [now - 40 * dayMs, now - 3_600 * second, now + 600 * second, now + 10 * dayMs];
  await deriving.store(
    device,
    [old, past, soon, far].map((fixTime) => ({ fixTime })),
  );
  await deriving.derive();

  const viewer = await as.viewer(organisation);
  const { tracking } = api(viewer);
  const read = async (from: number, to: number) => {
    const track = await tracking.history({ vehicleId, from, to });
    return track.fixTime.map((time, at) => [time, track.verdict[at], track.doubt[at]]);
  };
  expect(await read(old, old + dayMs)).toEqual([[old, "stale", 40]]);
  expect(await read(past, far + 1)).toEqual([
    [past, "accepted", null],
    [soon, "future", 600],
    [far, "future", 864_000],
  ]);
  const elsewhere = api(await as.viewer(await make.organisation())).tracking;
  await expect(elsewhere.history({ vehicleId, from: old, to: old + 1 })).rejects.toMatchObject({ code: "NOT_FOUND" });

  const answer = createExportEndpoint({ services });
  const linesOf = async (track: "clean" | "raw") => {
    const query = new URLSearchParams({ vehicleId, from: `${old}`, to: `${far + 1}`, format: "csv", track });
    const response = await answer(new Request(`https://cartage.example/api/history/export?${query}`), viewer.sessionId);
    return (await response.text())
      .trim()
      .split("\r\n")
      .slice(1)
      .map((line) => line.split(",").slice(-2));
  };
  expect(await linesOf("raw")).toEqual([
    ["stale", "40"],
    ["accepted", ""],
    ["future", "600"],
    ["future", "864000"],
  ]);
  expect(await linesOf("clean")).toEqual([["accepted", ""]]);

  // came again when such a time was kept
  await put(owner, device, [{ at: old, lat: 10.775, lon: 106.6 }]);
  expect(await read(old, old + dayMs)).toEqual([[old, "accepted", null]]);
});
