import { describe, expect, test } from "vitest";
import { catalogues, type Locale } from "./catalogues.ts";
import { translate } from "./translate.ts";

const locales = Object.keys(catalogues) as Locale[];

/** Each sentence of a catalogue with its path. */
function sentences(catalogue: object, path: string[] = []): [string, string][] {
  return Object.entries(catalogue).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[[...path, key].join("."), value]] : sentences(value, [...path, key]),
  );
}

/** The names of the values that a sentence is given. */
function argumentsOf(sentence: string): string[] {
  return [...new Set([...sentence.matchAll(/\{(\w+)(?=[,}])/g)].map(([, name]) => name ?? ""))].sort();
}

describe.each(locales)("%s", (locale) => {
  test("has a sentence for everything English says, and nothing else", () => {
    expect(sentences(catalogues[locale]).map(([path]) => path)).toEqual(sentences(catalogues.en).map(([path]) => path));
  });

  test("leaves no sentence empty", () => {
    expect(sentences(catalogues[locale]).filter(([, sentence]) => sentence.trim() === "")).toEqual([]);
  });

  test("uses the values that English uses, at most", () => {
    const english = new Map(sentences(catalogues.en));
    const strange = sentences(catalogues[locale]).filter(([path, sentence]) => {
      const known = argumentsOf(english.get(path) ?? "");
      return argumentsOf(sentence).some((name) => !known.includes(name));
    });
    expect(strange).toEqual([]);
  });
});

test("a sentence is filled in and counted", () => {
  expect(translate("en")("fields.too_long", { maximum: 1 })).toBe("At most 1 character, please.");
  expect(translate("en")("fields.too_long", { maximum: 80 })).toBe("At most 80 characters, please.");
  expect(translate("vi")("fields.too_long", { maximum: 80 })).toBe("Vui lòng nhập nhiều nhất 80 ký tự.");
});

test("a value that is missing is an error, not a gap in the sentence", () => {
  expect(() => translate("en")("errors.unexpected")).toThrow();
});
