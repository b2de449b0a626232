import type { ShapeDraft } from "./draft.ts";
import { readPlaces } from "./places-text.ts";

/** What of the typed places cannot be read, by the field's name. */
export function wrongLines(
  { kind, line, parts }: ShapeDraft,
  sentence: (line: number) => string,
): Record<string, string> {
  const texts: [string, string][] =
    kind === "corridor"
      ? [["definition.shape.line", line]]
      : kind === "polygon"
        ? parts.flatMap((rings, part) =>
            rings.map((text, ring): [string, string] => [`definition.shape.parts.${part}.${ring}`, text]),
          )
        : [];
  return Object.fromEntries(
    texts.flatMap(([field, text]) => {
      const { wrongLine } = readPlaces(text);
      return wrongLine === null ? [] : [[field, sentence(wrongLine)]];
    }),
  );
}
