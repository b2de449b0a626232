import { expect, test } from "vitest";
import { readEnv } from "./env.ts";

const right = {
  DATABASE_URL: "postgres://cartage_platform:cartage@127.0.0.1:54320/cartage",
  DATABASE_DBOS_URL: "postgres://cartage_dbos:cartage@127.0.0.1:54320/cartage",
};

test("what has a default need not be set, and empty counts as not set", () => {
  expect(readEnv({ ...right, CARTAGE_JOBS_PORT: "", OTEL_EXPORTER_OTLP_ENDPOINT: "" })).toEqual({
    ...right,
    CARTAGE_JOBS_PORT: 3002,
    CARTAGE_PACK_AFTER_DAYS: 2,
    CARTAGE_RETENTION_DAYS: 365,
    GEOCODER: "nominatim",
    LOG_LEVEL: "info",
    PUBLIC_URL: "http://localhost:3000",
    SMS_HTTP_BODY: '{"to":"{to}","text":"{text}","id":"{id}"}',
    SMS_HTTP_HEADERS: {},
    WEBHOOK_PRIVATE_HOSTS: [],
  });
});

test.each([
  ["DATABASE_URL", undefined, "DATABASE_URL is not set; expected postgres://cartage_platform:password@"],
  ["DATABASE_URL", "", "DATABASE_URL is not set"],
  ["DATABASE_DBOS_URL", "hunter2", "DATABASE_DBOS_URL is a text of 7 characters; expected postgres://cartage_dbos:"],
  ["DATABASE_DBOS_URL", "mysql://u:hunter2@h/d", "DATABASE_DBOS_URL is a mysql URL of 21 characters"],
  ["CARTAGE_JOBS_PORT", "70000", "CARTAGE_JOBS_PORT is a number; expected a port from 0 to 65535."],
  ["CARTAGE_JOBS_PORT", "hunter2", "CARTAGE_JOBS_PORT is a text of 7 characters"],
  ["CARTAGE_RETENTION_DAYS", "0", "CARTAGE_RETENTION_DAYS is a number; expected days from 1 to 3650."],
  ["CARTAGE_PACK_AFTER_DAYS", "0", "CARTAGE_PACK_AFTER_DAYS is a number; expected days from 1 to 365."],
  ["LOG_LEVEL", "loud", "LOG_LEVEL is a text of 4 characters; expected one of fatal, error,"],
  [
    "OTEL_EXPORTER_OTLP_ENDPOINT",
    "localhost:4318",
    "OTEL_EXPORTER_OTLP_ENDPOINT is a text of 14 characters; expected an http",
  ],
])("%s as %s is refused by name, shape and what was expected", (name, value, sentence) => {
  const read = () => readEnv({ ...right, [name]: value });
  expect(read).toThrow(sentence);
  expect(read).not.toThrow("hunter2");
});

test("all that is wrong is told at once", () => {
  expect(() => readEnv({})).toThrow(/DATABASE_URL is not set[\s\S]*DATABASE_DBOS_URL is not set/);
});
