import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInbox, type DriverMessage } from "@cartage/mobile/messages/inbox";
import { openNodeSqlite } from "@cartage/mobile/outbox/open-node-sqlite";
import type { NumberedPosition } from "@cartage/mobile/outbox/position-store";
import { createSqlitePositionStore } from "@cartage/mobile/outbox/sqlite-position-store";
import { createMemoryVault } from "@cartage/mobile/phone/memory-vault";
import { openMqttLink } from "@cartage/mobile/publishing/open-mqtt-link";
import { createPublisher, type PostOutcome } from "@cartage/mobile/publishing/publisher";
import type { PhoneDevice } from "@cartage/mobile/session/phone-session";
import { vaultEntry } from "@cartage/mobile/session/vault-entry";
import { onTestFinished } from "vitest";

type PhoneOptions = {
  device: PhoneDevice;
  /** Null leaves HTTPS only. */
  wsUrl: string | null;
  post?: (positions: NumberedPosition[]) => Promise<PostOutcome>;
};

/** The driver app's own store and publisher, over SQLite and MQTT as on a phone, without its screens. */
export async function startPhone({ device, wsUrl, post = async () => "failed" }: PhoneOptions) {
  const directory = mkdtempSync(join(tmpdir(), "cartage-phone-"));
  const store = await createSqlitePositionStore(openNodeSqlite(join(directory, "positions.db")));
  const shown: { messages: DriverMessage[] } = { messages: [] };
  const inbox = createInbox({
    kept: vaultEntry(createMemoryVault(), "messages"),
    now: Date.now,
    onChange: (messages) => {
      shown.messages = messages;
    },
    onRoute: () => {},
  });
  const publisher = createPublisher({
    store,
    openLink: wsUrl === null ? null : (listener) => openMqttLink(wsUrl, device, listener, inbox),
    post,
    now: Date.now,
    after: (delayMs, callback) => {
      const timer = setTimeout(callback, delayMs);
      return () => clearTimeout(timer);
    },
    random: Math.random,
    confirmWithinMs: 3_000,
    onChange: () => {},
  });
  await publisher.start(true);
  onTestFinished(async () => {
    publisher.stop();
    await store.close();
    rmSync(directory, { recursive: true });
  });

  let fixTime = Date.now() - 3_600_000;
  return {
    publisher,
    inbox,
    shown,
    waiting: async () => (await store.waiting()).count,
    /** Records fixes a second apart along a street. */
    async drive(count: number) {
      for (let fix = 0; fix < count; fix++) {
        fixTime += 1_000;
        await publisher.record({ t: fixTime, lat: 10.7769 + fixTime / 1e12, lon: 106.7009, spd: 11, acc: 5 });
      }
    },
  };
}
