import { demoId } from "./demo-id.ts";

export type DemoOrganisation = {
  id: string;
  name: string;
  /** Begins its vehicles' names. */
  prefix: string;
  /** The provinces' numbers, which begin a Vietnamese plate. */
  plateAreas: readonly string[];
  domain: string;
  /** Two depots, each with the same groups below it. */
  depots: readonly string[];
};

export const ORGANISATIONS: readonly DemoOrganisation[] = [
  {
    id: demoId("organisation", 0),
    name: "Northern Freight",
    prefix: "NF",
    plateAreas: ["29C", "15C"],
    domain: "north.example",
    depots: ["Hà Nội", "Hải Phòng"],
  },
  {
    id: demoId("organisation", 1),
    name: "Southern Freight",
    prefix: "SF",
    plateAreas: ["51C", "65C"],
    domain: "south.example",
    depots: ["Thành phố Hồ Chí Minh", "Cần Thơ"],
  },
];

export const GROUPS_OF_A_DEPOT = ["Long haul", "City delivery"] as const;
