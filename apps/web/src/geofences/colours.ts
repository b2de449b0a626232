/** What geofences may be coloured with: apart from each other, and seen on land in both themes. */
export const fenceColours = [
  { key: "blue", value: "#2f6fde" },
  { key: "teal", value: "#0f8f8a" },
  { key: "green", value: "#3f8f3a" },
  { key: "amber", value: "#c27c0e" },
  { key: "red", value: "#cf3f3f" },
  { key: "pink", value: "#c2418f" },
  { key: "violet", value: "#7a52cc" },
  { key: "slate", value: "#64748b" },
] as const;

/** Of one that has none. */
export const plainColour = fenceColours[0].value;
