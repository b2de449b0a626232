import type { AskedKind } from "@cartage/domain/fleet/instruction-inputs";
import type { Inputs } from "../../trpc/router.ts";

type Sent = Inputs["fleet"]["instructions"]["send"];
/** Without the device and the time, which the dialog adds. */
type Instruction = Sent extends infer Each
  ? Each extends Sent
    ? Omit<Each, "deviceId" | "expiresInS">
    : never
  : never;

/** What a person typed, by the fields' names. */
export type InstructionValues = { text?: string; movingS?: string; standingS?: string; values?: string };

/** The instruction that a form's values say; settings are lines of name=value. */
export function toInstruction(kind: AskedKind, given: InstructionValues): Instruction {
  const { text = "", movingS = "", standingS = "", values = "" } = given;
  switch (kind) {
    case "message":
    case "command":
      return { kind, body: { text } };
    case "interval":
      return { kind, body: { movingS: Number(movingS), ...(standingS && { standingS: Number(standingS) }) } };
    case "settings":
      return { kind, body: { values: toSettings(values) } };
    case "position":
      return { kind, body: {} };
  }
}

function toSettings(lines: string): Record<string, string | number | boolean> {
  const pairs = lines.split("\n").flatMap((line): [string, string | number | boolean][] => {
    const [name = "", ...rest] = line.split("=");
    return name.trim() === "" ? [] : [[name.trim(), toValue(rest.join("=").trim())]];
  });
  return Object.fromEntries(pairs);
}

function toValue(text: string): string | number | boolean {
  if (text === "true" || text === "false") return text === "true";
  // as it was typed: 007 and 1e3 are texts
  return text !== "" && String(Number(text)) === text ? Number(text) : text;
}
