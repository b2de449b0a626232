/** Free attributes of a position: whatever a device measures beyond the named fields. */
export type Ext = Record<string, number | string | boolean>;

/** One fix at stored precision, as the decoder gives it: degrees × 1e7 as integers, SI units, times in ms. */
export type Position = {
  /** The device's clock, ms since the epoch. */
  fixTime: number;
  /** Degrees north (WGS 84) × 1e7. */
  latE7: number;
  /** Degrees east (WGS 84) × 1e7. */
  lonE7: number;
  /** The device's own number, rising; null when it does not number. */
  seq: number | null;
  /** Whole metres. */
  altitudeM: number | null;
  /** Hundredths of m/s. */
  speedMps: number | null;
  /** Tenths of a degree, clockwise from north, 0 ≤ h < 360. */
  headingDeg: number | null;
  /** Tenths of a metre, at most 3,276.7. */
  accuracyM: number | null;
  /** Hundredths, 0 (empty) to 1 (full). */
  battery: number | null;
  ignition: boolean | null;
  /** Whole metres. */
  odometerM: number | null;
  /** Null when there is none. */
  ext: Ext | null;
};

/** One position as it travels: the JSON keys of the wire, any precision. */
export type WirePosition = {
  /** Fix time: ms since the epoch, or ISO 8601 with a zone. */
  t: number | string;
  /** Degrees north, WGS 84. */
  lat: number;
  /** Degrees east, WGS 84. */
  lon: number;
  seq?: number | null | undefined;
  /** Metres. */
  alt?: number | null | undefined;
  /** m/s. */
  spd?: number | null | undefined;
  /** Degrees clockwise from north. */
  hdg?: number | null | undefined;
  /** Metres. */
  acc?: number | null | undefined;
  /** 0 (empty) to 1 (full). */
  bat?: number | null | undefined;
  ign?: boolean | null | undefined;
  /** Metres. */
  odo?: number | null | undefined;
  ext?: Ext | null | undefined;
};
