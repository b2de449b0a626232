"use client";

import type { Found } from "@cartage/ui/search-select";
import { useState } from "react";

/** What a list is asked while somebody types to find one of it; the name of the chosen one is no search. */
export function useTypedSearch(chosen: Found | null) {
  const [text, onSearch] = useState("");
  const search = text === chosen?.label ? "" : text.trim();
  return { input: { limit: 20, ...(search && { search }) }, onSearch };
}
