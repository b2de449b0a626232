// What Node-RED's function nodes run, as somebody would write it there: the columns that our worker stores.

const columns = [
  ...["fix_time", "organisation_key", "device_key", "lat_e7", "lon_e7", "received_after_ds", "odometer_m"],
  ...["altitude_m", "speed_cmps", "heading_ddeg", "accuracy_dm", "battery_percent", "verdict", "ignition", "ext"],
];

/** The insert of so many rows; a position that is there already changes nothing. */
export function insertOf(rows: number): string {
  const values = Array.from({ length: rows }, (_, row) => {
    const places = columns.map((_, at) => `$${row * columns.length + at + 1}`);
    return `(${places.join(", ")})`;
  });
  return `insert into positions (${columns.join(", ")}) values ${values.join(", ")} on conflict do nothing`;
}

/** A message of one position becomes the values of its row. `devices` is filled before the flow starts. */
const decode = `
  const [organisationKey, deviceKey] = global.get("devices")[msg.topic.slice(48, 84)];
  const p = JSON.parse(msg.payload);
  const scaled = (value, factor) => value === undefined ? null : Math.round(value * factor);
  if (!(Math.abs(p.lat) <= 90 && Math.abs(p.lon) <= 180 && Number.isFinite(p.t))) return null;
  const row = [
    new Date(p.t).toISOString(), organisationKey, deviceKey, scaled(p.lat, 1e7), scaled(p.lon, 1e7),
    Math.round((Date.now() - p.t) / 100), scaled(p.odo, 1), scaled(p.alt, 1), scaled(p.spd, 100), scaled(p.hdg, 10),
    scaled(p.acc, 10), scaled(p.bat, 100), 0, p.ign ?? null, "",
  ];`;

/** For the one row of a message. */
export const oneRow = `${decode}
  msg.query = global.get("insertOne");
  msg.params = row;
  return msg;`;

/** For the batch and join nodes that follow. */
export const rowAlone = `${decode}
  msg.payload = row;
  return msg;`;

/** For the rows that the join node put into one array. */
export const manyRows = `
  msg.query = global.get("insertMany");
  msg.params = msg.payload.flat();
  return msg;`;

/** Where the registry has no node for Postgres: the least that one does, with a statement that is prepared once. */
export const insertByHand = `
  await global.get("pool").query({ name: "insert-" + msg.params.length, text: msg.query, values: msg.params });
  return null;`;
