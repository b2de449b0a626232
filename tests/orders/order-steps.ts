import type { createCaller } from "@cartage/api/root";
import { movesFrom, orderMoves } from "@cartage/domain/orders/states";
import { expect } from "vitest";
import { newOrder } from "./orders-test.ts";

type Commands = ReturnType<typeof createCaller>["orders"];
type Step =
  | { kind: "move"; at: number; reason: string }
  | { kind: "edit"; quantity: number }
  | { kind: "reschedule"; from: number; lasts: number }
  | { kind: "part"; pieces: number }
  | { kind: "way"; hubs: number }
  | { kind: "note" }
  | { kind: "erase" };

const item = { description: "Another", weightG: 100 };

const refusal = expect.stringMatching(/^order\.(not_now|in_progress)$/);

/** Lets a step happen, or be refused because the state does not allow it. */
export async function take(commands: Commands, hubIds: string[], orderId: string, step: Step): Promise<void> {
  const { state, isCollected, version, content, number } = await commands.get({ orderId });
  const which = { orderId, basedOn: version };
  await happens().catch((error: unknown) => expect(error).toMatchObject({ cause: { code: refusal } }));

  async function happens(): Promise<unknown> {
    switch (step.kind) {
      case "move": {
        // mostly what is possible, now and then what is not
        const moves = step.at % 7 === 0 ? orderMoves : movesFrom({ state, isCollected });
        const move = moves[step.at % Math.max(1, moves.length)];
        if (!move || move === "partly_delivered") return;
        return commands.move({ ...which, move, reason: step.reason });
      }
      case "edit": {
        const items = [item, { ...item, quantity: step.quantity }];
        return commands.edit({ ...newOrder({ items, reference: content.reference }), ...which });
      }
      case "reschedule": {
        const from = Date.now() + step.from;
        return commands.reschedule({ ...which, pickup: null, delivery: { from, until: from + step.lasts } });
      }
      case "part":
        return commands.deliverPart({ ...which, delivered: { "1": step.pieces }, reason: "Damaged" });
      case "way":
        return commands.chooseWay({ ...which, hubIds: hubIds.slice(0, step.hubs) });
      case "note":
        return commands.note({ orderId, text: "They called." });
      case "erase":
        return commands.erasePeople({ orderId, number: String(number) });
    }
  }
}
