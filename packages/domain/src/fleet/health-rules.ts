/** What can be wrong with a device's data, each with a setting that would mend it. */
export const findingCodes = [
  "silent",
  "phone_killed",
  "battery_empty",
  "gaps",
  "clock_ahead",
  "clock_behind",
  "late",
  "inaccurate",
  "jumps",
  "frozen",
  "drift",
  "slow",
  "unreadable",
] as const;
export type FindingCode = (typeof findingCodes)[number];

export const severities = ["fine", "info", "warning", "critical"] as const;
export type Severity = (typeof severities)[number];

export interface Finding {
  code: FindingCode;
  severity: Exclude<Severity, "fine">;
  /** What was measured: a share of 0 to 1, a count, seconds or metres, by the code. */
  value: number;
  /** On how many of the days that were looked at. */
  days: number;
}

/** What a device's data of one day was like; see the table device_days. */
export interface DeviceDay {
  positions: number;
  future: number;
  inaccurate: number;
  jump: number;
  frozen: number;
  drift: number;
  deadLetters: number;
  gapsUnderWay: number;
  gapsLowBattery: number;
  gapsOnBattery: number;
  longestGapS: number;
  silentS: number;
  movingS: number;
  intervalS: number | null;
  delayLeastS: number | null;
  delayMedianS: number | null;
  accuracyP50M: number | null;
  accuracyP95M: number | null;
}

export interface Diagnosed {
  kind: "tracker" | "phone";
  /** The last days, today included; days without a row are missing. */
  days: readonly DeviceDay[];
  /** Ms since the last report; null when there was none. */
  silentForMs: number | null;
}

const dayMs = 86_400_000;
/** Below this many positions a day's shares and medians say little. */
const tellingPositions = 20;

/** What the judgements look at: all days, those with enough positions to tell, and how often each thing was. */
interface Looked extends Diagnosed {
  telling: readonly DeviceDay[];
  positions: number;
  silentShare: number;
}

type Judgement = (looked: Looked) => Omit<Finding, "code"> | null;

const sum = (days: readonly DeviceDay[], of: (day: DeviceDay) => number) =>
  days.reduce((total, day) => total + of(day), 0);
const most = (days: readonly DeviceDay[], of: (day: DeviceDay) => number | null) =>
  Math.max(0, ...days.map((day) => of(day) ?? 0));
const countOf = (days: readonly DeviceDay[], is: (day: DeviceDay) => boolean) => days.filter(is).length;

/** A share of positions that got a verdict. */
const doubted =
  (
    of: "jump" | "frozen" | "drift",
    levels: [severity: Finding["severity"], from: number, graver: Finding["severity"], graverFrom: number],
  ): Judgement =>
  ({ days, positions }) => {
    const [severity, from, graver, graverFrom] = levels;
    const share = sum(days, (day) => day[of]) / Math.max(1, positions);
    if (positions < tellingPositions || share <= from) return null;
    return {
      severity: share > graverFrom ? graver : severity,
      value: share,
      days: countOf(days, (day) => day[of] > 0),
    };
  };

/** A phone on the move with battery enough that falls silent again and again: its system ends the app. */
const isPhoneKilled = ({ kind, days }: Diagnosed) =>
  kind === "phone" && sum(days, (day) => day.gapsOnBattery) >= 3 && countOf(days, (day) => day.gapsOnBattery > 0) >= 2;

const graveIfSilent = ({ silentShare }: Looked) => (silentShare > 0.2 ? "critical" : "warning");

const judgements: Record<FindingCode, Judgement> = {
  silent({ silentForMs }) {
    if (silentForMs === null || silentForMs <= 2 * dayMs) return null;
    return { severity: silentForMs > 7 * dayMs ? "critical" : "warning", value: silentForMs / 1000, days: 0 };
  },
  phone_killed(looked) {
    if (!isPhoneKilled(looked)) return null;
    const { days } = looked;
    const value = sum(days, (day) => day.gapsOnBattery);
    return { severity: graveIfSilent(looked), value, days: countOf(days, (day) => day.gapsOnBattery > 0) };
  },
  battery_empty({ days }) {
    const value = sum(days, (day) => day.gapsLowBattery);
    return value < 2 ? null : { severity: "warning", value, days: countOf(days, (day) => day.gapsLowBattery > 0) };
  },
  gaps(looked) {
    const { days, silentShare } = looked;
    const explained = (day: DeviceDay) => day.gapsLowBattery + (isPhoneKilled(looked) ? day.gapsOnBattery : 0);
    if (sum(days, (day) => day.gapsUnderWay - explained(day)) < 3) return null;
    return { severity: graveIfSilent(looked), value: silentShare, days: countOf(days, (day) => day.gapsUnderWay > 0) };
  },
  clock_ahead({ days, telling, positions }) {
    const ahead = telling.filter((day) => (day.delayLeastS ?? 0) < -5);
    const future = sum(days, (day) => day.future) / Math.max(1, positions);
    if (ahead.length === 0 && future <= 0.01) return null;
    const value = most(ahead, (day) => -(day.delayLeastS ?? 0));
    return { severity: value > 120 || future > 0.01 ? "critical" : "warning", value, days: ahead.length };
  },
  clock_behind({ telling }) {
    const behind = telling.filter(isBehind);
    const value = most(behind, (day) => day.delayLeastS);
    return value === 0 ? null : { severity: value > 600 ? "critical" : "warning", value, days: behind.length };
  },
  late({ telling }) {
    const late = telling.filter((day) => !isBehind(day) && (day.delayMedianS ?? 0) > 120);
    return late.length === 0
      ? null
      : { severity: "info", value: most(late, (day) => day.delayMedianS), days: late.length };
  },
  inaccurate({ days, telling, positions }) {
    const blurred = countOf(telling, (day) => (day.accuracyP50M ?? 0) > 30 || (day.accuracyP95M ?? 0) > 150);
    const share = sum(days, (day) => day.inaccurate) / Math.max(1, positions);
    if (blurred === 0 && (share <= 0.05 || positions < tellingPositions)) return null;
    const value = most(telling, (day) => day.accuracyP50M);
    return { severity: value > 200 || share > 0.2 ? "critical" : "warning", value, days: blurred };
  },
  jumps: doubted("jump", ["warning", 0.01, "critical", 0.05]),
  frozen: doubted("frozen", ["warning", 0.01, "critical", 0.1]),
  drift: doubted("drift", ["info", 0.05, "warning", 0.3]),
  slow({ telling }) {
    const slow = telling.filter((day) => (day.intervalS ?? 0) > 60);
    return slow.length === 0
      ? null
      : { severity: "info", value: most(slow, (day) => day.intervalS), days: slow.length };
  },
  unreadable({ days, positions }) {
    const value = sum(days, (day) => day.deadLetters);
    if (value === 0) return null;
    const severity = value / (value + positions) > 0.1 ? "critical" : "warning";
    return { severity, value, days: countOf(days, (day) => day.deadLetters > 0) };
  },
};

/** What is wrong with a device's data, worst first; pure, so that the list, the page and the tests see the same. */
export function diagnose(given: Diagnosed): Finding[] {
  const { days } = given;
  const silentS = sum(days, (day) => day.silentS);
  const looked: Looked = {
    ...given,
    telling: days.filter(({ positions }) => positions >= tellingPositions),
    positions: sum(days, (day) => day.positions),
    silentShare: silentS / Math.max(1, silentS + sum(days, (day) => day.movingS)),
  };
  const findings = findingCodes.flatMap((code): Finding[] => {
    const judged = judgements[code](looked);
    return judged ? [{ code, ...judged }] : [];
  });
  return findings.sort((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity));
}

/** Even its quickest report takes long, and the others hardly longer: not the way, but the clock. */
function isBehind({ delayLeastS, delayMedianS }: DeviceDay): boolean {
  return delayLeastS !== null && delayMedianS !== null && delayLeastS > 30 && delayMedianS - delayLeastS < 20;
}

/** The worst of the findings. */
export function severityOf(findings: readonly Finding[]): Severity {
  return findings[0]?.severity ?? "fine";
}

const makers = ["samsung", "xiaomi", "oppo", "vivo", "huawei", "apple"] as const;
export type Maker = (typeof makers)[number] | "other";
const names: Record<(typeof makers)[number], RegExp> = {
  samsung: /samsung|galaxy|\bsm-/i,
  xiaomi: /xiaomi|redmi|poco\b/i,
  oppo: /oppo|realme|oneplus/i,
  vivo: /vivo/i,
  huawei: /huawei|honor/i,
  apple: /iphone|ipad|apple/i,
};

/** Who made a phone, by its name: each maker hides the setting that lets an app run elsewhere. */
export function makerOf(name: string): Maker {
  return makers.find((maker) => names[maker].test(name)) ?? "other";
}
