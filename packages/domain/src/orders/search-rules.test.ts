import { expect, test } from "vitest";
import { toQuery, toVector, wordsOf } from "./search-rules.ts";

test("words are folded, so that they are found without marks", () => {
  expect(wordsOf("Nguyễn Thị Đào")).toEqual(["nguyen", "thi", "dao"]);
  expect(wordsOf("東京 45/2b")).toEqual(["東京", "45", "2b"]);
});

test("what is written in parts with digits is found whole too", () => {
  expect(toVector(["0903 111 222", null, "PO-7"])).toBe("'0903' '0903111222' '111' '222' '7' 'po' 'po7'");
});

test("a search asks for every word, each of which may go on, and nothing in it is an operator", () => {
  expect(toQuery("lê lợi 453")).toBe("'le':* & 'loi':* & '453':*");
  expect(toQuery("a'b & !c | (d)")).toBe("'a':* & 'b':* & 'c':* & 'd':*");
  expect(toQuery("%'!")).toBeNull();
});

test("one or two digits are a whole word: too many numbers begin with them", () => {
  expect(toQuery("45 huế")).toBe("'45' & 'hue':*");
  expect(toQuery("2b")).toBe("'2b':*");
});
