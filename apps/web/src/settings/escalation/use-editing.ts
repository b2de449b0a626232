"use client";

import { useState } from "react";

/** One of several that is open for changing, or a new one; each opening begins with what is saved. */
export function useEditing<Item>() {
  const [editing, setEditing] = useState<{ item: Item | null; isOpen: boolean; opening: number }>({
    item: null,
    isOpen: false,
    opening: 0,
  });
  const open = (item: Item | null) => setEditing(({ opening }) => ({ item, isOpen: true, opening: opening + 1 }));
  return {
    ...editing,
    add: () => open(null),
    edit: open,
    // what it shows stays while the dialog leaves
    close: () => setEditing((was) => ({ ...was, isOpen: false })),
  };
}
