import type { z } from "zod";

/**
 * Reads a process' variables; an empty one counts as not set. Throws one error that names each wrong one, what its value
 * looks like, and what was expected (its schema's description). The value itself may be a secret and is never shown.
 */
export function readVariables<Shape extends z.ZodRawShape>(
  variables: z.ZodObject<Shape>,
  { source, of }: { source: Record<string, string | undefined>; of: string },
): z.infer<z.ZodObject<Shape>> {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = variables.safeParse(given);
  if (result.success) return result.data;
  const wrong = [...new Set(result.error.issues.map(({ path }) => path.join(".")))];
  const faults = wrong.map((name) => {
    const field: unknown = variables.shape[name];
    const expected = hasDescription(field) ? field.description : "another value";
    return `  ${name} is ${shapeOf(given[name])}; expected ${expected}.`;
  });
  throw new Error(`The configuration of ${of} is wrong:\n${faults.join("\n")}\nSee .env.example.`);
}

function hasDescription(field: unknown): field is { description: string } {
  return typeof field === "object" && field !== null && "description" in field && typeof field.description === "string";
}

function shapeOf(value: string | undefined): string {
  if (value === undefined) return "not set";
  if (/^-?\d+(\.\d+)?$/.test(value)) return "a number";
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(value)?.[1];
  return scheme ? `a ${scheme} URL of ${value.length} characters` : `a text of ${value.length} characters`;
}
