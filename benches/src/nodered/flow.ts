import { filters } from "@cartage/telemetry/topics";
import { insertByHand, manyRows, oneRow, rowAlone } from "./functions.ts";

export const ping = "bench/ping";
export const pong = "bench/pong";

export interface FlowOptions {
  brokerPort: number;
  databaseUrl: string;
  /** Messages of one insert. */
  size: number;
  /** With node-red-contrib-postgresql, or with the driver in a function node. */
  hasPostgresNode: boolean;
}

const at = { z: "flow", x: 0, y: 0 };
const script = (id: string, func: string, ...wires: string[]) => ({
  ...at,
  ...{ id, type: "function", func, outputs: 1, wires: [wires] },
});

/**
 * The flow as Node-RED keeps it: mqtt in → function → (batch → join → function →) insert. Beside it, what is asked on
 * `ping` is answered on `pong`, which is subscribed to last: who is answered may publish.
 */
export function flowOf({ brokerPort, databaseUrl, size, hasPostgresNode }: FlowOptions): object[] {
  const subscription = { ...at, type: "mqtt in", qos: "1", datatype: "utf8", broker: "broker", inputs: 0 };
  const alone = [script("decode", oneRow, "insert")];
  const batched = [
    script("decode", rowAlone, "batch"),
    { ...at, id: "batch", type: "batch", mode: "count", count: size, overlap: 0, wires: [["join"]] },
    { ...at, id: "join", type: "join", mode: "auto", wires: [["rows"]] },
    script("rows", manyRows, "insert"),
  ];
  return [
    { id: "flow", type: "tab", label: "positions" },
    { ...broker(brokerPort), id: "broker" },
    { ...subscription, id: "positions", topic: filters.positions, wires: [["decode"]] },
    ...(size === 1 ? alone : batched),
    ...(hasPostgresNode ? postgresNodes(databaseUrl) : [script("insert", insertByHand)]),
    { ...subscription, id: "ping", topic: ping, wires: [["pong"]] },
    { ...at, id: "pong", type: "mqtt out", topic: pong, qos: "0", retain: "false", broker: "broker", wires: [] },
  ];
}

function broker(port: number) {
  const session = { clientid: "", keepalive: "60", cleansession: true, protocolVersion: "4" };
  return { type: "mqtt-broker", broker: "127.0.0.1", port: String(port), autoConnect: true, ...session };
}

function postgresNodes(databaseUrl: string) {
  const { hostname, port, pathname, username, password } = new URL(databaseUrl);
  const text = { hostFieldType: "str", databaseFieldType: "str", userFieldType: "str", passwordFieldType: "str" };
  const numbers = {
    portFieldType: "num",
    maxFieldType: "num",
    idleFieldType: "num",
    connectionTimeoutFieldType: "num",
  };
  const place = { host: hostname, port, database: pathname.slice(1), user: username, password };
  const pool = { max: "10", idle: "1000", connectionTimeout: "10000", ssl: "false", sslFieldType: "bool" };
  return [
    { id: "database", type: "postgreSQLConfig", ...place, ...pool, ...text, ...numbers },
    { ...at, id: "insert", type: "postgresql", query: "", postgreSQLConfig: "database", split: false, wires: [[]] },
  ];
}
