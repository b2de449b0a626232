import type { Track } from "../queries/read-track.ts";

export interface Exported {
  name: string;
  isRaw: boolean;
}

/** Writes pages of a track as a file of some format, piece by piece. */
export interface TrackWriter {
  type: string;
  head(of: Exported): string;
  page(track: Track, isFirst: boolean): string;
  foot(): string;
}

const time = (at: number) => new Date(at).toISOString();
const degrees = (e7: number) => (e7 / 1e7).toFixed(7);
const indexes = ({ fixTime }: Track) => fixTime.keys();

/** GPX 1.1; speed, course and accuracy stand in it as in Garmin's TrackPointExtension 2, the verdict as the point's type. */
const gpx: TrackWriter = {
  type: "application/gpx+xml",
  head: ({ name }) =>
    `<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="Cartage" xmlns="http://www.topografix.com/GPX/1/1" xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v2">
<trk><name>${escapeXml(name)}</name><trkseg>
`,
  page: (track) =>
    [...indexes(track)]
      .map((at) => {
        const { altitudeM, speedMps, headingDeg, verdict } = track;
        const ele = altitudeM[at] === null ? "" : `<ele>${altitudeM[at]}</ele>`;
        const type = verdict[at] === "accepted" ? "" : `<type>${verdict[at]}</type>`;
        const speed = speedMps[at] === null ? "" : `<gpxtpx:speed>${speedMps[at]}</gpxtpx:speed>`;
        const course = headingDeg[at] === null ? "" : `<gpxtpx:course>${headingDeg[at]}</gpxtpx:course>`;
        const more =
          speed || course
            ? `<extensions><gpxtpx:TrackPointExtension>${speed}${course}</gpxtpx:TrackPointExtension></extensions>`
            : "";
        const place = `lat="${degrees(track.latE7[at] ?? 0)}" lon="${degrees(track.lonE7[at] ?? 0)}"`;
        return `<trkpt ${place}>${ele}<time>${time(track.fixTime[at] ?? 0)}</time>${type}${more}</trkpt>\n`;
      })
      .join(""),
  foot: () => "</trkseg></trk></gpx>\n",
};

/** RFC 7946: a point for each position, with what was measured as its properties. */
const geojson: TrackWriter = {
  type: "application/geo+json",
  head: ({ name }) => `{"type":"FeatureCollection","name":${JSON.stringify(name)},"features":[\n`,
  page: (track, isFirst) =>
    [...indexes(track)]
      .map((at) => {
        const properties = {
          time: time(track.fixTime[at] ?? 0),
          speedMps: track.speedMps[at],
          headingDeg: track.headingDeg[at],
          accuracyM: track.accuracyM[at],
          altitudeM: track.altitudeM[at],
          verdict: track.verdict[at],
          doubt: track.doubt[at],
        };
        const place = `[${degrees(track.lonE7[at] ?? 0)},${degrees(track.latE7[at] ?? 0)}]`;
        const comma = isFirst && at === 0 ? "" : ",";
        return `${comma}{"type":"Feature","geometry":{"type":"Point","coordinates":${place}},"properties":${JSON.stringify(properties)}}\n`;
      })
      .join(""),
  foot: () => "]}\n",
};

/** RFC 4180, SI units in the columns' names. */
const csv: TrackWriter = {
  type: "text/csv; charset=utf-8",
  head: () => "time,lat,lon,speed_mps,heading_deg,accuracy_m,altitude_m,verdict,doubt\r\n",
  page: (track) =>
    [...indexes(track)]
      .map((at) => {
        const { speedMps, headingDeg, accuracyM, altitudeM, verdict, doubt } = track;
        const fields = [
          time(track.fixTime[at] ?? 0),
          degrees(track.latE7[at] ?? 0),
          degrees(track.lonE7[at] ?? 0),
          ...[speedMps[at], headingDeg[at], accuracyM[at], altitudeM[at], verdict[at], doubt[at]].map(
            (each) => each ?? "",
          ),
        ];
        return `${fields.join(",")}\r\n`;
      })
      .join(""),
  foot: () => "",
};

export const writers = { gpx, geojson, csv };

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
/** Control characters, which XML 1.0 has no way to write, become spaces. */
const escapeXml = (text: string) => text.replace(/\p{Cc}/gu, " ").replace(/[&<>"']/g, (char) => entities[char] ?? char);
