import { expect, test } from "vitest";
import type { KeptCommand } from "../day/day-command.ts";
import type { Left, PhoneSession } from "../session/phone-session.ts";
import { vaultEntry } from "../session/vault-entry.ts";
import { createLeftReports } from "./create-left-reports.ts";
import { createPhoneStore } from "./create-phone-store.ts";
import { createMemoryVault } from "./memory-vault.ts";
import { initialPhone } from "./phone-state.ts";

function session(driverId: string): PhoneSession {
  const device = { id: "device", secret: "s", organisationId: "o" };
  return { server: "https://s", device, mqttUrl: "wss://b", driverId, driverName: driverId, organisationName: null };
}

const said = (seq: number, refusal: string | null): KeptCommand => ({
  ...{ seq, key: String(seq), at: 0, refusal },
  command: { kind: "accept", routeId: "r" },
});

test("whoever opens the phone is told whose reports wait on it, until that driver signs in again", async () => {
  const store = createPhoneStore(initialPhone);
  const kept = vaultEntry<Left[]>(createMemoryVault(), "left");
  const left = createLeftReports({ store, kept });
  store.change({ day: { kept: null, commands: [said(1, null), said(2, "No."), said(3, null)] } });
  await left.leave(session("An"));
  await left.takeOver(session("Bình"));
  store.change({ day: { kept: null, commands: [] } });
  await left.leave(session("Bình"));
  const told = [{ driver: "An", driverName: "An", count: 2 }];
  expect(store.get().left).toEqual(told);

  const startedAnew = createPhoneStore(initialPhone);
  const again = createLeftReports({ store: startedAnew, kept });
  await again.read();
  expect(startedAnew.get().left).toEqual(told);
  await again.takeOver(session("An"));
  expect(startedAnew.get().left).toEqual([]);
  expect(await kept.read()).toEqual([]);
});
