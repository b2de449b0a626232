import { expect, test } from "vitest";
import { groupsInTree, idsBelow } from "./group-paths.ts";

const groups = [
  { id: "h", name: "Hanoi", parentId: "n" },
  { id: "n", name: "North", parentId: null },
  { id: "s", name: "South", parentId: null },
  { id: "c", name: "Centre", parentId: "h" },
];

test("groups stand below the one that they are in, each with the way to it", () => {
  expect(groupsInTree(groups).map(({ path, level }) => [path, level])).toEqual([
    ["North", 0],
    ["North / Hanoi", 1],
    ["North / Hanoi / Centre", 2],
    ["South", 0],
  ]);
});

test("below a group are its groups and theirs", () => {
  expect([...idsBelow(groups, "n")].sort()).toEqual(["c", "h", "n"]);
  expect([...idsBelow(groups, "s")]).toEqual(["s"]);
});
