import { expect, test } from "vitest";
import { basicCredential } from "./basic-credential.ts";

const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;

test.each([
  ["a name and a password", basic("name:password"), { username: "name", password: "password" }],
  ["a password with a colon", basic("name:pass:word"), { username: "name", password: "pass:word" }],
  ["the scheme in small letters", basic("a:b").replace("Basic", "basic"), { username: "a", password: "b" }],
  ["an empty password", basic("a:"), { username: "a", password: "" }],
  ["no colon", basic("name"), null],
  ["another scheme", "Bearer abc", null],
  ["no credentials", "Basic", null],
  ["no header", null, null],
])("%s", (_, header, expected) => {
  expect(basicCredential(header)).toEqual(expected);
});
