import fc from "fast-check";
import { expect, test } from "vitest";
import { html } from "./html.ts";

test("what is put into a page is text, and ends neither an element nor an attribute", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (given) => {
      const { text } = html`<p title="${given}">${given}</p>`;
      expect(text.match(/[<>]/g)).toEqual(["<", ">", "<", ">"]);
      expect(text.match(/"/g)).toHaveLength(2);
    }),
  );
});

test("pieces stand in pieces, and nothing stands for nothing", () => {
  expect(html`<ul>${["a", "<b>"].map((item) => html`<li>${item}</li>`)}${null}${false}</ul>`.text).toBe(
    "<ul><li>a</li><li>&lt;b&gt;</li></ul>",
  );
});
