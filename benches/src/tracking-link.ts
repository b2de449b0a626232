import { randomBytes } from "node:crypto";
import { connect } from "@cartage/db/client";
import { readArguments } from "./harness/arguments.ts";
import { repeat } from "./harness/repeat.ts";
import { summarise } from "./harness/report.ts";
import { startWeb } from "./harness/start-web.ts";
import { startBenchSystem } from "./harness/system.ts";
import { openBrowser } from "./map/watch-map.ts";
import { createDelivery } from "./tracking-link/create-delivery.ts";
import { openLink } from "./tracking-link/open-link.ts";

// A tracking link of an order that is out for delivery, opened by a phone that has never been here: slow 4G, the processor
// slowed four times.

const { isJson, seconds } = readArguments({ seconds: 120 });
const deadline = Date.now() + seconds * 1_000;
const encryptionKey = randomBytes(32).toString("base64");
await using parts = new AsyncDisposableStack();
const system = await startBenchSystem();
parts.defer(() => system.stop());
const database = connect(system.urls.app, { max: 2, name: "bench" });
parts.defer(() => database.end());
const path = await createDelivery(system.owner, database, encryptionKey);
const web = await startWeb(system, { variables: { ENCRYPTION_KEY: encryptionKey } });
parts.defer(() => web.stop());
const browser = await openBrowser();
parts.defer(() => browser.close());
const runs = await repeat(() => openLink(browser, `${web.url}${path}`), { deadline, most: 9, isJson });
const report = summarise({ bench: "tracking-link", runs });
console.log(isJson ? JSON.stringify(report) : report);
