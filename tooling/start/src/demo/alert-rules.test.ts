import { RuleDefinition } from "@cartage/domain/alerts/inputs";
import { isUuid } from "@cartage/telemetry/uuid";
import { expect, test } from "vitest";
import { demoPolicies, demoRules } from "./alert-rules.ts";
import { ORGANISATIONS } from "./organisations.ts";

test("every rule is one that the form would take, as it is stored", () => {
  for (const { definition } of demoRules()) expect(RuleDefinition.parse(definition)).toEqual(definition);
});

test("each organisation has the same rules and a policy, under ids that are the same at every seeding", () => {
  const ids = [...demoRules(), ...demoPolicies()].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every(isUuid)).toBe(true);
  const namesIn = (organisationId?: string) =>
    demoRules()
      .filter((rule) => rule.organisationId === organisationId)
      .map(({ name }) => name);
  expect(namesIn(ORGANISATIONS[0]?.id)).toEqual(namesIn(ORGANISATIONS[1]?.id));
  expect(demoPolicies().map(({ organisationId }) => organisationId)).toEqual(ORGANISATIONS.map(({ id }) => id));
});
