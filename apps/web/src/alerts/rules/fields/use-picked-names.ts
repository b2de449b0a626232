"use client";

import { createContext, use } from "react";
import type { RuleNames } from "../rule.ts";

type Picked = { names: RuleNames; onNamed: (names: RuleNames) => void };

/** What the ids of a draft are called: the rule's own names, and those of what was picked since. */
export const PickedNamesContext = createContext<Picked>({ names: {}, onNamed: () => {} });

export const usePickedNames = (): Picked => use(PickedNamesContext);
