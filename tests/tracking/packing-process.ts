import { connect } from "@cartage/db/client";
import { newId } from "@cartage/db/id";
import { processActor } from "@cartage/domain/actor";
import { runAs } from "@cartage/domain/run-as";
import { packClosedDays } from "@cartage/domain/tracking/processes/pack-closed-days";

// Packs what is over for a day, in a process that a test kills; the argument is the database.

const database = connect(process.argv[2] ?? "", { max: 1, name: "packing" });
const given = { actor: processActor(newId()), requestId: newId(), now: () => new Date() };
await runAs(database, given, (ctx) => packClosedDays(ctx, { packAfterDays: 1 }));
await database.end();
