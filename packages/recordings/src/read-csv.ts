import Papa from "papaparse";
import { namesPlaces, readRow } from "./read-row.ts";
import { type Reading, startReading, take, UnreadableRecording } from "./recording.ts";

/** A table with a header row; comma, semicolon or tab. */
export function readCsv(text: string): Reading {
  const { data, meta } = Papa.parse<Record<string, string>>(text, {
    header: true,
    skipEmptyLines: "greedy",
    transformHeader: (name) => name.trim(),
  });
  const columns = meta.fields ?? [];
  if (!namesPlaces(columns)) {
    const found = quote(columns);
    throw new UnreadableRecording(
      "no_columns",
      `This is no GPX, KML, NMEA 0183, GeoJSON or JSON, and as a table it has no columns for places: expected a first row that names time, lat and lon, found ${found}.`,
      { place: { line: 1 }, found },
    );
  }
  const reading = startReading("CSV");
  for (const [index, row] of data.entries()) take(reading, readRow(row), { element: index + 1 });
  return reading;
}

function quote(columns: readonly string[]): string {
  const shown = columns.slice(0, 8).map((column) => JSON.stringify(column.slice(0, 40)));
  return shown.length > 0 ? shown.join(", ") : "nothing";
}
