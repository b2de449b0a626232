import { expect, test } from "vitest";
import { readEnvironment } from "./env.ts";

const good = {
  DATABASE_URL: "postgres://cartage_app:secret@127.0.0.1:54320/cartage",
  MQTT_URL: "mqtt://127.0.0.1:1883",
  NEXTAUTH_SECRET: "0123456789abcdef0123456789abcdef",
};

test("what is needed is three variables; the rest has defaults", () => {
  expect(readEnvironment(good)).toMatchObject({
    PUBLIC_URL: "http://localhost:3000",
    LOG_LEVEL: "info",
    CARTAGE_DEMO: false,
  });
});

test("every wrong variable is named with its shape and what was expected, and no secret is told", () => {
  const start = () =>
    readEnvironment({
      ...good,
      DATABASE_URL: "mysql://root:hunter2@host/db",
      MQTT_URL: undefined,
      NEXTAUTH_SECRET: "short",
    });
  expect(start).toThrow("DATABASE_URL is an address with mysql://; expected a postgres:// address");
  expect(start).toThrow("MQTT_URL is not set; expected an mqtt:// or mqtts:// address");
  expect(start).toThrow("NEXTAUTH_SECRET is text of 5 characters; expected 32 random characters or more");
  expect(start).not.toThrow("hunter2");
});

test.each([{ UPSTASH_REDIS_REST_URL: "http://127.0.0.1:8079" }, { UPSTASH_REDIS_REST_TOKEN: "token" }])(
  "half a configuration of Redis (%o) is refused",
  (half) => {
    expect(() => readEnvironment({ ...good, ...half })).toThrow("together with UPSTASH_REDIS_REST_URL");
  },
);

test("an empty variable counts as not set", () => {
  expect(readEnvironment({ ...good, MAP_STYLE_URL: "" }).MAP_STYLE_URL).toBeUndefined();
});

test("a provider's mistake is named by its place, and its secret is not told", () => {
  const google = { id: "google", name: "Google", issuer: "https://accounts.google.com", clientId: "id" };
  const list =
    (...all: object[]) =>
    () =>
      readEnvironment({ ...good, AUTH_PROVIDERS: JSON.stringify(all) });
  expect(list({ ...google, clientSecret: "hunter2" })().AUTH_PROVIDERS).toMatchObject([{ id: "google" }]);
  expect(list({ ...google, clientSecret: "hunter2", issuer: "accounts" })).toThrow("wrong at 0");
  expect(list({ ...google, clientSecret: "hunter2", issuer: "accounts" })).not.toThrow("hunter2");
  expect(list({ ...google, clientSecret: "a" }, { ...google, clientSecret: "b" })).toThrow(
    "each with an id of its own",
  );
  expect(() => readEnvironment({ ...good, AUTH_PROVIDERS: "google" })).toThrow("a JSON list of providers");
});
