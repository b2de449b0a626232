import { expect, test } from "vitest";
import { RedeemSetupLink } from "./accounts/inputs.ts";
import { fieldProblem } from "./field-problem.ts";
import { CreateVehicle, ListVehicles } from "./fleet/inputs.ts";

const vehicle = { name: "A", type: "car" };
const setup = { token: "t", name: "A", email: "a@cartage.example", password: "correct horse battery" };

test.each([
  [CreateVehicle, { ...vehicle, name: undefined }, "name", { code: "required" }],
  [CreateVehicle, { ...vehicle, name: "  " }, "name", { code: "required" }],
  [CreateVehicle, { ...vehicle, name: "x".repeat(81) }, "name", { code: "too_long", values: { maximum: 80 } }],
  [CreateVehicle, { ...vehicle, name: "a\u0000b" }, "name", { code: "invalid" }],
  [CreateVehicle, { ...vehicle, type: "plane" }, "type", { code: "unknown_choice" }],
  [CreateVehicle, { ...vehicle, vin: "WDBIOQ34031L10000" }, "vin", { code: "vin_shape" }],
  [CreateVehicle, { ...vehicle, groupId: "x" }, "groupId", { code: "invalid" }],
  [CreateVehicle, { ...vehicle, tags: ["fine", "-not"] }, "tags.1", { code: "tag_shape" }],
  [ListVehicles, { limit: 201 }, "limit", { code: "too_big", values: { maximum: 200 } }],
  [ListVehicles, { limit: 0 }, "limit", { code: "too_small", values: { minimum: 1 } }],
  [RedeemSetupLink, { ...setup, email: "nobody" }, "email", { code: "email_shape" }],
  [RedeemSetupLink, { ...setup, password: "short" }, "password", { code: "too_short", values: { minimum: 12 } }],
])("%# is a problem of its field that a form can say", (schema, input, path, problem) => {
  const issues = schema.safeParse(input).error?.issues ?? [];
  expect(issues.map((issue) => issue.path.join("."))).toEqual([path]);
  expect(issues.map(fieldProblem)).toEqual([problem]);
});
