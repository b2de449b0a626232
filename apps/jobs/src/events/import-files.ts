import { importHistory } from "@cartage/domain/tracking/processes/import-history";
import type { PositionDays } from "@cartage/domain/tracking/processes/open-position-days";
import { z } from "zod";
import { readInThread } from "../files/read-in-thread.ts";
import type { RunAsProcess } from "../run-as-process.ts";
import type { EventHandler } from "./handler.ts";

const Requested = z.object({ historyImportId: z.uuid() });

/** Stores files of history; one at a time, for each is held in memory. */
export function createImportFiles({
  runAsProcess,
  days,
}: {
  runAsProcess: RunAsProcess;
  days: PositionDays;
}): EventHandler {
  return {
    name: "import-files",
    types: ["history_import.requested"],
    isOneByOne: true,
    async handle({ body }) {
      const { historyImportId: importId } = Requested.parse(body);
      await importHistory(runAsProcess, { importId, days, read: readInThread });
    },
  };
}
