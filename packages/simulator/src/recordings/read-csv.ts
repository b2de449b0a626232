import Papa from "papaparse";
import { namesPlaces, readRow } from "./read-row.ts";
import { countFlaw, type Reading, UnreadableRecording } from "./recording.ts";

/** A table with a header row; comma, semicolon or tab. */
export function readCsv(text: string): Reading {
  const { data, meta } = Papa.parse<Record<string, string>>(text, {
    header: true,
    skipEmptyLines: "greedy",
    transformHeader: (name) => name.trim(),
  });
  const columns = meta.fields ?? [];
  if (!namesPlaces(columns)) {
    throw new UnreadableRecording(
      `This is no GPX, NMEA 0183, GeoJSON or JSON, and as a table it has no columns for places: expected a first row that names time, lat and lon, found ${quote(columns)}.`,
    );
  }
  const reading: Reading = { format: "CSV", fixes: [], flaws: {} };
  for (const row of data) {
    const fix = readRow(row);
    if (typeof fix === "string") countFlaw(reading, fix);
    else reading.fixes.push(fix);
  }
  return reading;
}

function quote(columns: readonly string[]): string {
  const shown = columns.slice(0, 8).map((column) => JSON.stringify(column.slice(0, 40)));
  return shown.length > 0 ? shown.join(", ") : "nothing";
}
