import { parseArgs } from "node:util";
import { acceptedPlaces, encodeOverviews } from "@cartage/domain/tracking/packing/overviews";
import { decodeTrack } from "@cartage/telemetry/track/decode-track";
import { encodeTrack } from "@cartage/telemetry/track/encode-track";
import { firstDifference } from "@cartage/telemetry/track/track-rows";
import { readArguments } from "./harness/arguments.ts";
import { repeat } from "./harness/repeat.ts";
import { type Figures, percentile, summarise } from "./harness/report.ts";
import { type Drive, readDrives, simulateDrives } from "./packing/drives.ts";

// How many bytes a position takes in a track, its overviews included, of recordings in a folder (--data FOLDER) and of the
// simulator's vehicles, and how fast tracks are written and read. Each track is checked to give back its rows.

const { isJson, seconds } = readArguments({ seconds: 60 });
const deadline = Date.now() + seconds * 1_000;
const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== "--"),
  options: { data: { type: "string" } },
  strict: false,
});
const recorded = typeof values.data === "string" ? await readDrives(values.data) : [];
const simulated = simulateDrives();

async function measure(): Promise<Figures> {
  const [ofRecorded, ofSimulated] = [recorded.map(pack), simulated.map(pack)];
  const all = [...ofRecorded, ...ofSimulated];
  const perS = (name: "encodedMs" | "decodedMs") => sum(all, "positions") / (sum(all, name) / 1_000);
  if (!isJson)
    for (const { name, positions, bytes } of all) console.log(name, positions, (bytes / positions).toFixed(2));
  return {
    bytesPerPosition: middle(all),
    ...(ofRecorded.length > 0 && { recordedBytesPerPosition: middle(ofRecorded), recordings: ofRecorded.length }),
    simulatedBytesPerPosition: middle(ofSimulated),
    encodedPerS: perS("encodedMs"),
    decodedPerS: perS("decodedMs"),
  };
}

const runs = await repeat(measure, { deadline, most: 5, isJson });
const report = summarise({ bench: "packing", runs });
console.log(isJson ? JSON.stringify(report) : report);

function pack({ name, rows }: Drive) {
  const startedAt = performance.now();
  const track = encodeTrack(rows);
  const encodedAt = performance.now();
  const unpacked = decodeTrack(track);
  const decodedAt = performance.now();
  if (typeof unpacked === "string") throw new Error(`The track of ${name} is ${unpacked}.`);
  if (firstDifference(rows, unpacked) !== -1) throw new Error(`The track of ${name} gives back other rows.`);
  const overviews = Object.values(encodeOverviews(acceptedPlaces(rows)));
  const bytes = overviews.reduce((so, { length }) => so + length, track.length);
  return {
    name,
    positions: rows.time.length,
    bytes,
    encodedMs: encodedAt - startedAt,
    decodedMs: decodedAt - encodedAt,
  };
}

type Packed = ReturnType<typeof pack>;

function sum(all: Packed[], name: "positions" | "encodedMs" | "decodedMs"): number {
  return all.reduce((so, packed) => so + packed[name], 0);
}

function middle(all: Packed[]): number {
  return percentile(
    all.map(({ bytes, positions }) => bytes / positions),
    0.5,
  );
}
