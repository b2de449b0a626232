import { expect, test } from "vitest";
import { type DeviceDay, diagnose, type FindingCode, makerOf, severityOf } from "./health-rules.ts";

const good: DeviceDay = {
  positions: 4_000,
  future: 0,
  inaccurate: 0,
  jump: 0,
  frozen: 0,
  drift: 0,
  deadLetters: 0,
  gapsUnderWay: 0,
  gapsLowBattery: 0,
  gapsOnBattery: 0,
  longestGapS: 0,
  silentS: 0,
  movingS: 18_000,
  intervalS: 5,
  delayLeastS: 0.2,
  delayMedianS: 0.5,
  accuracyP50M: 5,
  accuracyP95M: 12,
};

interface Case {
  kind?: "tracker" | "phone";
  days: Partial<DeviceDay>[];
  silentForMs?: number | null;
}

const diagnosed = ({ kind = "tracker", days, silentForMs = 1_000 }: Case) =>
  diagnose({ kind, days: days.map((day) => ({ ...good, ...day })), silentForMs });
const codesOf = (given: Case) => diagnosed(given).map(({ code, severity }) => [code, severity]);
const dayMs = 86_400_000;
const killed = { gapsUnderWay: 2, gapsOnBattery: 2, silentS: 2_400, longestGapS: 1_500 };

test("good days have nothing to say, and neither has a device without days", () => {
  expect(codesOf({ days: [{}, {}, {}] })).toEqual([]);
  expect(codesOf({ days: [], silentForMs: null })).toEqual([]);
  expect(severityOf([])).toBe("fine");
});

test.for<[name: string, given: Case, findings: [FindingCode, string][]]>([
  ["silent for three days", { days: [], silentForMs: 3 * dayMs }, [["silent", "warning"]]],
  ["silent for eight days", { days: [], silentForMs: 8 * dayMs }, [["silent", "critical"]]],
  [
    "a phone that its system ends on two days",
    { kind: "phone", days: [killed, killed, {}] },
    [["phone_killed", "warning"]],
  ],
  [
    "one that is silent for much of its way",
    {
      kind: "phone",
      days: [
        { ...killed, silentS: 9_000 },
        { ...killed, silentS: 9_000 },
      ],
    },
    [["phone_killed", "critical"]],
  ],
  ["a phone with one bad day", { kind: "phone", days: [{ ...killed, gapsUnderWay: 1, gapsOnBattery: 1 }, {}] }, []],
  ["the same of a tracker", { days: [killed, killed] }, [["gaps", "warning"]]],
  [
    "an empty battery",
    { kind: "phone", days: [{ gapsUnderWay: 2, gapsLowBattery: 2 }] },
    [["battery_empty", "warning"]],
  ],
  ["a clock ahead", { days: [{ delayLeastS: -40 }] }, [["clock_ahead", "warning"]]],
  ["a clock far ahead", { days: [{ delayLeastS: -300, future: 4_000 }] }, [["clock_ahead", "critical"]]],
  ["a clock behind", { days: [{ delayLeastS: 90, delayMedianS: 91 }] }, [["clock_behind", "warning"]]],
  ["reports in bundles", { days: [{ delayLeastS: 5, delayMedianS: 600 }] }, [["late", "info"]]],
  ["a blurred place", { days: [{ accuracyP50M: 60, accuracyP95M: 400 }] }, [["inaccurate", "warning"]]],
  ["approximate location only", { days: [{ accuracyP50M: 2_000, inaccurate: 3_900 }] }, [["inaccurate", "critical"]]],
  ["jumps", { days: [{ jump: 100 }] }, [["jumps", "warning"]]],
  ["a frozen receiver", { days: [{ frozen: 1_000 }] }, [["frozen", "critical"]]],
  ["drift", { days: [{ drift: 400 }] }, [["drift", "info"]]],
  ["one report in two minutes", { days: [{ intervalS: 120 }] }, [["slow", "info"]]],
  ["letters", { days: [{ deadLetters: 3 }] }, [["unreadable", "warning"]]],
  [
    "several things, the worst first",
    { days: [{ drift: 400, frozen: 1_000, deadLetters: 1 }] },
    [
      ["frozen", "critical"],
      ["unreadable", "warning"],
      ["drift", "info"],
    ],
  ],
])("%s", ([, given, findings]) => {
  expect(codesOf(given)).toEqual(findings);
});

test("a day with few positions accuses nobody of a wrong clock or a bad receiver", () => {
  expect(codesOf({ days: [{ positions: 3, delayLeastS: -40, accuracyP50M: 900, jump: 1 }] })).toEqual([]);
});

test.for([
  ["Galaxy A54 of Lan", "samsung"],
  ["Redmi Note 12", "xiaomi"],
  ["realme C55", "oppo"],
  ["vivo Y36", "vivo"],
  ["HONOR X8", "huawei"],
  ["iPhone 14", "apple"],
  ["Phone 3", "other"],
] as const)("%s is of %s", ([name, maker]) => {
  expect(makerOf(name)).toBe(maker);
});
