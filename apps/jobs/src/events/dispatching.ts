import { runDispatch } from "@cartage/domain/dispatch/processes/run-dispatch";
import { z } from "zod";
import type { RunAsProcess } from "../run-as-process.ts";
import type { EventHandler } from "./handler.ts";

const Asked = z.object({ dispatchId: z.uuid() });

/** Sends routes out, step by step; one that was left half done by a process that died is gone on with. */
export function createDispatching(runAsProcess: RunAsProcess): EventHandler {
  return {
    name: "dispatching",
    types: ["dispatch.asked", "dispatch.retried"],
    async handle({ body }) {
      await runDispatch(runAsProcess, Asked.parse(body).dispatchId);
    },
  };
}
